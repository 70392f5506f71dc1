/** Tests that cannot run in Firefox, each with the fact about browsers that is in its way. */
export const NOT_IN_FIREFOX: { file: string; test: string; why: string }[] = [];
