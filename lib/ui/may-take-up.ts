import type { AccessState } from './composer.svelte';

/** Whether this person can make requests of comments: that is done in the name of an account. Not before it is known. */
export function mayTakeUp(state: AccessState): boolean {
  return state.state === 'known' && ['yes', 'held-likely'].includes(state.access.comment.can);
}
