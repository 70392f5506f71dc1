import { burnIn } from '@/lib/capture/burn-in';
import { writeEml, type MailFile } from '@/lib/capture/eml';
import { fromDataUrl, sizeOfPng, toDataUrl } from '@/lib/capture/png';
import { plainWords } from '@/lib/domain/rich-text';
import { headingOf } from '@/lib/domain/section';
import type { CaptureInfo } from '@/lib/domain/capture';
import type { DraftFile, DraftPicture, RequestDraft } from '@/lib/domain/draft';
import { newSecretId, type CaptureId } from '@/lib/domain/ids';
import type { PageRef } from '@/lib/domain/page';
import { fail, ok, type Result } from '@/lib/domain/result';
import type { FinishedPicture } from '@/lib/domain/stores';
import type { DrawerCalls } from '@/lib/messages/calls';
import type { Handlers } from '@/lib/messages/serve';
import type { Asking } from '../asking';
import type { Core } from '../core';
import { eventWords } from '../event-words';
import { withVisit } from './session';

type PictureCalls = Pick<DrawerCalls, 'takeCapture' | 'readCapture' | 'addFile' | 'addPicture' | 'exportPictures'>;

/** Answers what a drawer asks about pictures and files; their bytes go to our own pages only. */
export function createPictureHandlers(core: Core, asking: Asking): Handlers<PictureCalls> {
  return {
    takeCapture: withVisit(core, (visit) => asking.again(visit)),

    readCapture: withVisit(core, async (_visit, { id }) => {
      const found = await core.captures.find(id);
      return found === null
        ? fail({ kind: 'refused', why: 'incomplete' })
        : ok({ dataUrl: await toDataUrl(found.pixels) });
    }),

    addFile: withVisit(core, async ({ page }, { name, dataUrl }) => {
      const bytes = fromDataUrl(dataUrl);
      const file: DraftFile = { id: newSecretId<CaptureId>(), name, bytes: bytes.size };
      const kept = await core.captures.addFile(file, page.siteId, core.clock.now(), bytes);
      return kept.ok ? ok(file) : kept;
    }),

    addPicture: withVisit(core, async ({ page }, { dataUrl }) => {
      const pixels = fromDataUrl(dataUrl);
      const size = await sizeOfPng(pixels);
      const info: CaptureInfo = { id: newSecretId<CaptureId>(), size, scale: 1, takenAt: core.clock.now() };
      const kept = await core.captures.add(info, page.siteId, pixels);
      return kept.ok ? ok(info) : kept;
    }),

    exportPictures: withVisit(core, async ({ page }, { draft, as }) => {
      const finished = await finishAttached(core, draft);
      if (!finished.ok) return finished;
      const name = `docket-${new Date(core.clock.now()).toISOString().slice(0, 19).replaceAll(/[:T]/g, '-')}`;
      const attached = finished.value.map(({ id, pixels }, index): MailFile => {
        const own = draft.files.find((file) => file.id === id)?.name;
        return { fileName: own ?? `${name}-${String(index + 1)}.png`, bytes: pixels };
      });
      if (as === 'png') {
        const pictures = attached.slice(0, draft.pictures.length);
        return ok({
          files: await Promise.all(
            pictures.map(async ({ fileName, bytes }) => ({ fileName, dataUrl: await toDataUrl(bytes) })),
          ),
        });
      }
      const subject = `${eventWords().ask[draft.ask]}: ${page.title}`;
      const mail = await writeEml(
        { subject, text: mailText(draft, page), files: attached },
        `docket-${crypto.randomUUID()}`,
      );
      return ok({ files: [{ fileName: `${name}.eml`, dataUrl: await toDataUrl(mail) }] });
    }),
  };
}

/** The draft's pictures with their marks burnt in, then its files; refused where the store lost one of them. */
export async function finishAttached(core: Core, draft: RequestDraft): Promise<Result<FinishedPicture[]>> {
  const finished: FinishedPicture[] = [];
  for (const picture of draft.pictures) {
    const pixels = await finishPicture(core, picture);
    if (pixels === null) return fail({ kind: 'refused', why: 'incomplete' });
    finished.push({ id: picture.capture.id, pixels });
  }
  for (const { id } of draft.files) {
    const pixels = await core.captures.findFile(id);
    if (pixels === null) return fail({ kind: 'refused', why: 'incomplete' });
    finished.push({ id, pixels });
  }
  return ok(finished);
}

async function finishPicture(core: Core, { capture, edits }: DraftPicture): Promise<Blob | null> {
  const found = await core.captures.find(capture.id);
  return found === null ? null : burnIn(found.pixels, edits, found.info.scale);
}

function mailText({ text, anchor, environment }: RequestDraft, page: PageRef): string {
  const section = headingOf(anchor.section);
  return [
    plainWords(text.trim()),
    anchor.quote === null ? '' : `> ${anchor.quote.exact}`,
    [page.title, section].filter((part) => part !== null).join(' › '),
    page.url,
    environment,
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}
