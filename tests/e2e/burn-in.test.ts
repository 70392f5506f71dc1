import type { AddressInfo } from 'node:net';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createViteServer } from 'vitest/node';
import type { burnIn } from '@/lib/capture/burn-in';
import type { CaptureEdits } from '@/lib/domain/capture';
import { repoRoot } from '../servers/cache';
import { launchPlainBrowser } from './plain-browser';

interface Burning {
  burnIn: typeof burnIn;
}
type Server = Awaited<ReturnType<typeof createViteServer>>;
/** Red, green, blue and alpha of one pixel. */
type Pixel = [number, number, number, number];

const SIZE = { width: 60, height: 40 };
/** `#202124`, the colour of a hidden area. */
const HIDDEN: Pixel = [0x20, 0x21, 0x24, 255];

let server: Server;
let browser: Browser;
let page: Page;

/** A browser with the module as the background runs it: no build, no double. */
beforeAll(async () => {
  server = await createViteServer({
    configFile: false,
    root: repoRoot,
    logLevel: 'error',
    resolve: { alias: { '@': repoRoot } },
    server: { host: '127.0.0.1', port: 0, strictPort: false, hmr: false, watch: null },
    optimizeDeps: { noDiscovery: true },
  });
  await server.listen();
  browser = await launchPlainBrowser();
  page = await browser.newPage();
  const { port } = server.httpServer?.address() as AddressInfo; // it listens on a port
  await page.goto(`http://127.0.0.1:${String(port)}/lib/capture/burn-in.ts`);
  await page.addScriptTag({
    type: 'module',
    content: `import * as burning from '/lib/capture/burn-in.ts'; globalThis.burning = burning;`,
  });
  await page.waitForFunction(() => 'burning' in globalThis);
});
afterAll(async () => {
  await browser.close();
  await server.close();
});

/** Burns edits into a picture whose pixels are all different; gives the finished picture, row by row. */
async function finish(edits: CaptureEdits): Promise<{ width: number; height: number; pixels: Pixel[][] }> {
  return page.evaluate(
    async ({ edits, size }) => {
      const { burning } = globalThis as unknown as { burning: Burning }; // set by `beforeAll`
      const raw = new OffscreenCanvas(size.width, size.height);
      const pen = raw.getContext('2d');
      if (pen === null) throw new Error('no canvas');
      const noise = new ImageData(size.width, size.height);
      for (let at = 0; at < size.width * size.height; at += 1) {
        noise.data.set([at % 251, (at * 7) % 241, 100 + (at % 101), 255], at * 4);
      }
      pen.putImageData(noise, 0, 0);
      const finished = await createImageBitmap(await burning.burnIn(await raw.convertToBlob(), edits, 2));
      const { width, height } = finished;
      const look = new OffscreenCanvas(width, height).getContext('2d');
      if (look === null) throw new Error('no canvas');
      look.drawImage(finished, 0, 0);
      const all = look.getImageData(0, 0, width, height).data;
      const pixelAt = (x: number, y: number) => [...all.subarray((y * width + x) * 4, (y * width + x) * 4 + 4)];
      const rows = Array.from({ length: height }, (_, y) => Array.from({ length: width }, (__, x) => pixelAt(x, y)));
      return { width, height, pixels: rows as [number, number, number, number][][] }; // four bytes each
    },
    { edits, size: SIZE },
  );
}

function rawPixel(x: number, y: number): Pixel {
  const at = y * SIZE.width + x;
  return [at % 251, (at * 7) % 241, 100 + (at % 101), 255];
}

test('of a hidden area nothing is left, to the last half pixel; around it every pixel is as it was', async () => {
  const rect = { x: 10.5, y: 8.2, width: 19.2, height: 11.5 };
  const { pixels } = await finish({ crop: null, marks: [{ kind: 'hide', rect }] });
  const wrong = pixels.flatMap((row, y) =>
    row.flatMap((pixel, x) => {
      const hidden = x >= 10 && x < 30 && y >= 8 && y < 20;
      const expected = hidden ? HIDDEN : rawPixel(x, y);
      return String(pixel) === String(expected) ? [] : [{ x, y, pixel, expected }];
    }),
  );
  expect(wrong).toEqual([]);
});

test('a crop keeps exactly its own pixels', async () => {
  const { width, height, pixels } = await finish({ crop: { x: 5, y: 6, width: 20, height: 10 }, marks: [] });
  expect([width, height]).toEqual([20, 10]);
  const moved = pixels.every((row, y) => row.every((pixel, x) => String(pixel) === String(rawPixel(x + 5, y + 6))));
  expect(moved).toBe(true);
});

test('a hidden area stays hidden under a box that was drawn over it, and inside a crop', async () => {
  const rect = { x: 12, y: 12, width: 10, height: 8 };
  const { pixels } = await finish({
    crop: { x: 10, y: 10, width: 30, height: 20 },
    marks: [
      { kind: 'hide', rect },
      { kind: 'box', rect },
    ],
  });
  const inside = pixels.slice(2, 10).flatMap((row) => row.slice(2, 12));
  expect(new Set(inside.map(String))).toEqual(new Set([String(HIDDEN)]));
});

test('a box leaves what it frames readable', async () => {
  const { pixels } = await finish({
    crop: null,
    marks: [{ kind: 'box', rect: { x: 20, y: 10, width: 12, height: 12 } }],
  });
  const inside = pixels.slice(10, 22).map((row) => row.slice(20, 32));
  const same = inside.every((row, y) => row.every((pixel, x) => String(pixel) === String(rawPixel(x + 20, y + 10))));
  expect(same).toBe(true);
  expect(pixels[9]?.[19]).not.toEqual(rawPixel(19, 9));
});

test('an arrow is drawn from corner to corner, and a text stands on a ground of its own', async () => {
  const arrow = { kind: 'arrow', rect: { x: 4, y: 4, width: 20, height: 20 }, tip: { x: 1, y: 1 } } as const;
  const text = { kind: 'text', rect: { x: 30, y: 20, width: 28, height: 16 }, text: 'Ä' } as const;
  const { pixels } = await finish({ crop: null, marks: [arrow, text] });
  expect(pixels[14]?.[14]).toEqual([0xe5, 0x48, 0x4d, 255]);
  expect(pixels[6]?.[22]).toEqual(rawPixel(22, 6)); // the other diagonal
  const ground = pixels
    .slice(26, 32)
    .map((row) => row.slice(36, 54))
    .flat();
  expect(ground.some((pixel) => String(pixel) === '255,255,255,255')).toBe(true);
  expect(ground.some(([red]) => red < 0x80)).toBe(true); // the letter
});
