export const labels = {
  next: 'Next',
  back: 'Back',
  finish: 'Done',
  progress: 'Step {step} of {steps}',
}
