/** How far a long piece of work has come. The caller may draw a bar, post a message, or ignore it. */
export type Step = { readonly what: string; readonly done: number; readonly of: number }
export type Progress = (step: Step) => void

export const silent: Progress = () => {}

/** How an iterative method ended: it settled, or it reached its stated ceiling. */
export type Ending = 'converged' | 'stopped'
