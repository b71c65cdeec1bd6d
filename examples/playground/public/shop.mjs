import { startAccount } from './shop/account.mjs'
import { startBagPage } from './shop/bagPage.mjs'
import { startBagCount } from './shop/bagCount.mjs'
import { startCarousel } from './shop/carousel.mjs'
import { startCheckout } from './shop/checkout.mjs'
import { startDispatchClock } from './shop/dispatchClock.mjs'
import { startProduct } from './shop/product.mjs'
import { startShipping } from './shop/shipping.mjs'
import { startStepper } from './shop/stepper.mjs'

const start = (selector, startOne) => document.querySelectorAll(selector).forEach(startOne)

start('#dispatch-clock', startDispatchClock)
start('[data-carousel]', startCarousel)
start('[data-stepper]', startStepper)
start('[data-product]', startProduct)
start('[data-bag-count]', startBagCount)
start('[data-bag]', startBagPage)
start('#calculate-shipping', startShipping)
start('#checkout', startCheckout)
start('[data-account]', startAccount)
