/** Tests that cannot run in Firefox, each with the fact about browsers that is in its way. */
export const NOT_IN_FIREFOX: { file: string; test: string; why: string }[] = [
  {
    file: 'overlay/lifecycle.test.ts',
    test: 'after an update of the extension the old script takes its things off the page as soon as it is used',
    why: 'Firefox ends the scripts of an add-on that is loaded anew at once, and starts the new ones itself',
  },
  ...['a click that comes as soon as the button is there is not lost'].map((test) => ({
    file: 'journey/covered.test.ts',
    test,
    why: 'no script can be put into an extension’s frame before its own ones there',
  })),
  ...[
    'through something that the page lays over the button, however transparent, nothing is sent',
    'a click that was refused does not count later, when the page has uncovered the button',
  ].map((test) => ({ file: 'journey/covered.test.ts', test, why: 'Firefox tells nobody that a frame is covered' })),
  {
    file: 'journey/beside.test.ts',
    test: 'with a gesture it opens in the side panel, with the same quote and draft, and sending works from there',
    why: 'Firefox has no side panel that an extension may open for a tab; there the drawer opens in a tab, which the other tests show',
  },
  {
    file: 'first-minute/local-data.test.ts',
    test: 'what is known of a site is counted; a copy holds it without secrets; erasing everything leaves nothing',
    why: 'Firefox tells WebDriver BiDi of no download that an extension’s page begins',
  },
  {
    file: 'first-minute/welcome.test.ts',
    test: 'once installed, Docket says what it is, and a test request to oneself is asked and answered without the network',
    why: 'WebDriver BiDi gives no way into a frame of an extension’s own page',
  },
];
