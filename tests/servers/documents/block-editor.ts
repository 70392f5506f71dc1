import { JSDOM, VirtualConsole } from 'jsdom';
import * as v from 'valibot';
import type { StartedWordPress } from '../../wordpress/start.ts';

/** A block as the editor has it, after it has compared it with what it would write itself. */
export interface EditorBlock {
  name: string;
  isValid: boolean;
  originalContent: string;
  innerBlocks: EditorBlock[];
}

interface EditorPackages {
  blocks: { parse: (content: string) => EditorBlock[] };
  blockLibrary: { registerCoreBlocks: () => void };
}

const PRINT_SCRIPTS = `ob_start(); wp_print_scripts(['wp-block-library']); return ob_get_clean();`;

/** WordPress' own block editor, with the scripts that this site would load for it, and without its screen. */
export class BlockEditor {
  readonly #page: JSDOM;
  readonly #packages: EditorPackages;

  private constructor(page: JSDOM, packages: EditorPackages) {
    this.#page = page;
    this.#packages = packages;
  }

  /** @throws Error where a script fails. */
  static async open({ wordPress }: StartedWordPress): Promise<BlockEditor> {
    const origin = new URL(wordPress.loopbackUrl).origin; // node may not know the other host
    const scripts = v.parse(v.string(), await wordPress.php(PRINT_SCRIPTS));
    const faults: Error[] = [];
    const virtualConsole = new VirtualConsole().on('jsdomError', (fault) => faults.push(fault));
    const page = new JSDOM(scripts.replaceAll(new URL(wordPress.url).origin, origin), {
      url: origin,
      runScripts: 'dangerously',
      resources: 'usable',
      virtualConsole,
      beforeParse(window) {
        // asked for when the scripts start, of no matter for blocks
        const matchMedia = () => ({ matches: false, addEventListener() {}, addListener() {} });
        Object.assign(window, { matchMedia, fetch: () => new Promise(() => {}) });
      },
    });
    await new Promise((resolve) => page.window.addEventListener('load', resolve));
    if (faults.length > 0) throw new Error('The editor did not start', { cause: faults[0] });
    const packages = page.window['wp'] as EditorPackages; // WordPress' own name for them
    packages.blockLibrary.registerCoreBlocks();
    return new BlockEditor(page, packages);
  }

  /** The blocks of a post, inner ones after the block they are in. */
  blocksOf(content: string): EditorBlock[] {
    const all = (blocks: EditorBlock[]): EditorBlock[] => blocks.flatMap((one) => [one, ...all(one.innerBlocks)]);
    return all(this.#packages.blocks.parse(content));
  }

  close(): void {
    this.#page.window.close();
  }
}
