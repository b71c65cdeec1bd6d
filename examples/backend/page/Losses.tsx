import type { Losses as Lost } from './answers.ts'
import { sayCount } from './say.ts'

/** What did not come, and why: figures are worth as much as what they are made of. */
export function Losses({ losses: { refused, unsent } }: { losses: Lost }) {
  const [worst] = refused
  if (!worst && unsent.length === 0)
    return <>In these days none was refused, and pages tell of none that they kept.</>
  return (
    <>
      {worst && (
        <>
          In these days {sayRefused(refused)} refused or cut, mostly for this: {worst.why}{' '}
        </>
      )}
      {unsent.length > 0 && <>Pages did not send {unsent.map(sayUnsent).join(', ')}.</>}
    </>
  )
}

function sayRefused(refused: Lost['refused']): string {
  const events = refused.reduce((sum, one) => sum + one.events, 0)
  const batches = refused.reduce((sum, one) => sum + (one.events === 0 ? one.batches : 0), 0)
  const told = [
    events > 0 && `${sayCount(events)} ${events === 1 ? 'event' : 'events'}`,
    batches > 0 && `${sayCount(batches)} ${batches === 1 ? 'request' : 'requests'} that held none`,
  ].filter(Boolean)
  return `${told.join(' and ')} ${events + batches === 1 ? 'was' : 'were'}`
}

function sayUnsent({ reason, events }: Lost['unsent'][number]): string {
  return `${sayCount(events)} ${REASONS[reason] ?? `(${reason})`}`
}

const REASONS: { readonly [reason: string]: string } = {
  overflow: 'since too many waited',
  'too-large': 'that were too large',
  refused: 'that were refused',
  denied: 'without consent',
  'before-send': 'that your own code held back',
  sampled: 'outside the sample',
  stale: 'that were too old',
}
