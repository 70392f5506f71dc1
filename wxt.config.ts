import { readFileSync } from 'node:fs';
import { minify } from 'terser';
import type { PluginOption } from 'vite';
import { defineConfig } from 'wxt';
import { highlightRules } from './lib/page/overlay/highlight-rules.ts';

/** The end-to-end build differs in one thing: the overlay's shadow root is open, so that a test can look into it. */
const e2e = process.env.DOCKET_E2E === '1';

const PERMISSIONS = [
  'activeTab',
  'scripting',
  'storage',
  'alarms',
  'contextMenus',
  'notifications',
  'declarativeNetRequestWithHostAccess',
];

/** What everybody's every page loads is packed once more: two percent less. */
const smaller: PluginOption = {
  name: 'docket-smaller',
  enforce: 'post',
  async generateBundle(_, bundle) {
    for (const part of Object.values(bundle)) {
      if (part.type !== 'chunk') continue;
      const packed = await minify(part.code, { compress: { passes: 3, ecma: 2020, unsafe_arrows: true } });
      part.code = packed.code ?? part.code;
    }
  },
};

export default defineConfig({
  imports: false,
  modules: ['@wxt-dev/module-svelte'],
  outDir: e2e ? '.output/e2e' : '.output',
  manifestVersion: 3,
  vite: () => ({
    build: { target: ['chrome128', 'firefox140'] }, // as the manifest says
    define: { __DOCKET_E2E__: JSON.stringify(e2e), global: 'globalThis' }, // wpapi's `.file()` names node's `global`
    resolve: { alias: { superagent: new URL('lib/platforms/wordpress/no-superagent.ts', import.meta.url).pathname } }, // we give wpapi our own transport
  }),
  hooks: {
    'vite:build:extendConfig': (entrypoints, config) => {
      if (entrypoints.some(({ name }) => name === 'overlay')) config.plugins = [...(config.plugins ?? []), smaller];
    },
    'build:publicAssets': (_, files) => {
      const read = (name: string) => readFileSync(new URL(`components/${name}`, import.meta.url), 'utf8');
      const tokens = read('tokens.css') + read('tokens-pages.css');
      files.push({ relativeDest: 'highlights.css', contents: highlightRules(tokens, 'light', false) });
    },
  },
  manifest: ({ browser }) => ({
    name: '__MSG_extName__',
    description: '__MSG_extDescription__',
    default_locale: 'en',
    // A site in a private window is one of its own (`lib/domain/jar.ts`), reached through its tabs alone.
    incognito: 'spanning',
    permissions: browser === 'firefox' ? PERMISSIONS : [...PERMISSIONS, 'sidePanel'],
    // `<all_urls>` is asked for in the options alone: browsers photograph a tab without a click on the icon only with it.
    optional_host_permissions: ['*://*/*', '<all_urls>'],
    action: { default_title: '__MSG_actionTitle__', default_popup: 'popup.html' },
    // Not Alt+Shift+A, which Chromium keeps for itself ("focus inactive dialogs") and then assigns no key at all.
    commands: { ask: { suggested_key: { default: 'Alt+Shift+K' }, description: '__MSG_commandAsk__' } },
    // Dynamic addresses would fail under COEP (BROWSER-FACTS 1); the page renders nothing without a ticket.
    web_accessible_resources: [{ resources: ['drawer.html'], matches: ['*://*/*'] }],
    ...(browser === 'firefox'
      ? {
          // With it Firefox names the container of a tab. Asked for with the first site; no cookie is read or written.
          optional_permissions: ['cookies'],
          browser_specific_settings: {
            gecko: {
              id: 'docket@docket.example',
              strict_min_version: '140.0',
              data_collection_permissions: { required: ['none'] },
            },
            gecko_android: { strict_min_version: '142.0' },
          },
        }
      : {
          minimum_chrome_version: '128',
          side_panel: { default_path: 'drawer.html' },
          storage: { managed_schema: 'policy.json' },
        }),
  }),
});
