import { readBag, writeBag } from './bag.mjs'
import { toast } from './toast.mjs'

/** A product, on a card or a page of its own, that can be put into the bag. */
export function startProduct(root) {
  const { product: slug } = root.dataset
  const count = root.querySelector('[data-stepper] output')
  root.querySelector('[data-add]').addEventListener('click', () => {
    const bag = readBag()
    const added = Number(count.value)
    writeBag({ ...bag, [slug]: (bag[slug] ?? 0) + added })
    toast(added === 1 ? 'Added to your bag' : `Added ${added} to your bag`)
  })
}
