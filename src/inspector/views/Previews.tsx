import type { Unstuck } from '../../surface.ts'
import type { InspectorState } from '../inspectorState.ts'

interface PreviewsProps {
  readonly state: InspectorState
  readonly preview: Unstuck['preview']
}

/** Every intervention of the config, to be looked at now; touches no cap. */
export function Previews({ state: { explanation }, preview }: PreviewsProps) {
  const interventions = explanation?.interventions ?? []
  if (interventions.length === 0) return <p class="empty">The config has no interventions.</p>
  return (
    <>
      <p class="intro">Shown as users would see it. No cap is touched, and no outcome is noted.</p>
      <ul class="previews">
        {interventions.map((id) => (
          <li key={id}>
            <b>{id}</b>
            <button class="ghost" type="button" onClick={() => preview(id)}>
              Preview<span class="quiet"> {id}</span>
            </button>
          </li>
        ))}
      </ul>
    </>
  )
}
