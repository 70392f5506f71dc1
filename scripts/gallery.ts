// `npm run gallery`: every component in every state on one page, light and dark, in each language and width.
import { serveGallery } from '../tests/e2e/ui/gallery-server.ts';
import { endWithParent } from './checks/end-with-parent.ts';

endWithParent();
const gallery = await serveGallery();
console.log(`Every state of Docket: ${gallery.url}\nPress Ctrl+C to end.`);
await new Promise<void>((resolve) => {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve());
});
await gallery.stop();
