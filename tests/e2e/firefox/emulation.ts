import type { ChromeWindow } from './chrome-window.ts';
import type { Line } from './line.ts';

/** As Playwright keeps it for a page. */
export interface Media {
  media: 'no-override' | 'screen' | 'print';
  colorScheme: 'no-override' | 'light' | 'dark' | 'no-preference';
  reducedMotion: 'no-override' | 'reduce' | 'no-preference';
  forcedColors: 'no-override' | 'active' | 'none';
}

/**
 * Commands that this Firefox does not know yet, or that leave the extension's background out, by Firefox' own means.
 * @param mediaOf - What Playwright wants a tab's pages to take the medium for.
 */
export function emulate(line: Line, window: ChromeWindow, mediaOf: (context: string) => Media): void {
  line.answer('emulation.setMediaFeaturesOverride', async ({ contexts, features }) => {
    if (contexts === undefined) {
      const { 'prefers-color-scheme': scheme } = features as Record<string, string | null>; // as WebDriver BiDi has it
      await window.run(
        `Services.prefs.setIntPref('layout.css.prefers-color-scheme.content-override', args)`,
        SCHEMES[scheme ?? ''],
      );
      return;
    }
    const [context] = contexts as [string, ...string[]]; // the page's own comes first
    await window.run(SET_MEDIA, { context, ...mediaOf(context) });
  });
  line.answer('emulation.setNetworkConditions', async ({ networkConditions }) => {
    await window.run('Services.io.offline = args', networkConditions !== null);
  });
}

/** Values of the preference; 2 is the system's. */
const SCHEMES: Record<string, number> = { dark: 0, light: 1, '': 2 };

const SET_MEDIA = `
  const { NavigableManager } = ChromeUtils.importESModule('chrome://remote/content/shared/NavigableManager.sys.mjs');
  const context = NavigableManager.getBrowsingContextById(args.context);
  const only = (value, ...allowed) => allowed.includes(value) ? value : 'none';
  context.mediumOverride = args.media === 'no-override' ? '' : args.media;
  context.prefersColorSchemeOverride = only(args.colorScheme, 'light', 'dark');
  context.prefersReducedMotionOverride = only(args.reducedMotion, 'reduce', 'no-preference');
  context.forcedColorsOverride = args.forcedColors === 'no-override' ? 'none' : args.forcedColors`;
