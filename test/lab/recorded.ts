/** Begins what a recorded page says to the console, which a page that unloads still reaches. */
export const RECORDED = 'recorded for the lab: '
