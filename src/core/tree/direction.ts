/** What buttons are called that go down in a number, or back in a list. */
export const DOWN = /^[-−–<‹«]|minus|decr|less|fewer|prev|back/i
/** … and those that go up, or on. */
export const UP = /^[+>›»]|plus|incr|more|next|forward/i
