import { burnIn } from '@/lib/capture/burn-in';
import { writeEml } from '@/lib/capture/eml';
import { toDataUrl } from '@/lib/capture/png';
import { headingOf } from '@/lib/domain/section';
import type { RequestDraft } from '@/lib/domain/draft';
import type { PageRef } from '@/lib/domain/page';
import { fail, ok, type Result } from '@/lib/domain/result';
import type { DrawerCalls } from '@/lib/messages/calls';
import type { Handlers } from '@/lib/messages/serve';
import type { Asking } from '../asking';
import type { Core } from '../core';
import { eventWords } from '../event-words';
import { withVisit } from './session';

type PictureCalls = Pick<DrawerCalls, 'takeCapture' | 'readCapture' | 'exportPicture'>;

/** Answers what a drawer asks about pictures; their bytes go to our own pages only. */
export function createPictureHandlers(core: Core, asking: Asking): Handlers<PictureCalls> {
  return {
    takeCapture: withVisit(core, (visit) => asking.again(visit)),

    readCapture: withVisit(core, async (_visit, { id }) => {
      const found = await core.captures.find(id);
      return found === null
        ? fail({ kind: 'refused', why: 'incomplete' })
        : ok({ dataUrl: await toDataUrl(found.pixels) });
    }),

    exportPicture: withVisit(core, async ({ page }, { draft, as }) => {
      const finished = await finishPicture(core, draft);
      if (!finished.ok) return finished;
      const name = `docket-${new Date(core.clock.now()).toISOString().slice(0, 19).replaceAll(/[:T]/g, '-')}`;
      if (as === 'png') {
        if (finished.value === null) return fail({ kind: 'refused', why: 'incomplete' });
        return ok({ fileName: `${name}.png`, dataUrl: await toDataUrl(finished.value) });
      }
      const picture = finished.value === null ? null : { fileName: `${name}.png`, pixels: finished.value };
      const mail = { subject: `${eventWords().ask[draft.ask]}: ${page.title}`, text: mailText(draft, page), picture };
      return ok({
        fileName: `${name}.eml`,
        dataUrl: await toDataUrl(await writeEml(mail, `docket-${crypto.randomUUID()}`)),
      });
    }),
  };
}

/** The draft's picture with its marks burnt in; `null` where it has none. */
export async function finishPicture(core: Core, { picture }: RequestDraft): Promise<Result<Blob | null>> {
  if (picture === null) return ok(null);
  const found = await core.captures.find(picture.capture.id);
  if (found === null) return fail({ kind: 'refused', why: 'incomplete' });
  return ok(await burnIn(found.pixels, picture.edits, found.info.scale));
}

function mailText({ text, anchor, environment }: RequestDraft, page: PageRef): string {
  const section = headingOf(anchor.section);
  return [
    text.trim(),
    anchor.quote === null ? '' : `> ${anchor.quote.exact}`,
    [page.title, section].filter((part) => part !== null).join(' › '),
    page.url,
    environment,
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}
