/** Tests that cannot run in Firefox, each with the fact about browsers that is in its way. */
export const NOT_IN_FIREFOX: { file: string; test: string; why: string }[] = [
  {
    file: 'overlay/lifecycle.test.ts',
    test: 'after an update of the extension the old script takes its things off the page as soon as it is used',
    why: 'Firefox ends the scripts of an add-on that is loaded anew at once, and starts the new ones itself',
  },
];
