import type { OpenPage, PanelProps } from '../HelpPanel.tsx'
import { icon } from '../icons.tsx'
import { PanelHead } from '../PanelHead.tsx'

/** An article or a review in the place of what the help said, with the way back. */
export function PageFrame({ page: { title, View }, ...props }: PanelProps & { readonly page: OpenPage }) {
  const { labels, linkTo, onUse, onBack, onClose, onDone } = props
  return (
    <>
      <PanelHead {...{ title, labels, onClose }}>
        <button
          type="button"
          class="close leading"
          part="back"
          aria-label={labels.backToHelp}
          onClick={onBack}
        >
          {icon('M9.5 3.5 5 8l4.5 4.5')}
        </button>
      </PanelHead>
      {/* No name that describes the dialog: all of an article would be read as that. */}
      <div part="page">
        <View {...{ labels, linkTo, onUse, onBack, onDone }} />
      </div>
    </>
  )
}
