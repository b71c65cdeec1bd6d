/** Under which a recorded page leaves what it holds for the next, with its time. */
export const RECORDED = 'recorded for the lab: '
