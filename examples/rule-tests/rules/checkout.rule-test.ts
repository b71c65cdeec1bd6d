import type { RuleTest } from 'unstuck/replay'

const tests: readonly RuleTest[] = [
  {
    name: 'whose card is refused twice is helped',
    recording: '../recordings/refused-twice.json.gz',
    expect: { shown: ['checkout/card-refused'], notShown: ['checkout/no-answer'] },
  },
  ...['reads', 'buys'].map((who) => ({
    name: `who ${who} is left alone`,
    recording: `../recordings/${who}.json.gz`,
    expect: { notShown: ['checkout/card-refused', 'checkout/no-answer'] },
  })),
]

export default tests
