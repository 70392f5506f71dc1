import * as v from 'valibot';
import { findEventId, renderEvent } from '@/lib/domain/codec';
import type { NativeComment } from '@/lib/domain/comment';
import type { Author, Parcel, Receipt } from '@/lib/domain/delivery';
import type { PageRef, Site } from '@/lib/domain/page';
import type { HttpRequest, Journal, Transport } from '@/lib/domain/ports';
import { attempt, Refusal, valueOf } from '@/lib/platforms/attempt';
import { claimFor, insistOn } from '@/lib/platforms/authorship';
import type { PlatformFactory, PlatformPorts } from '@/lib/platforms/factory';
import { uploadPictures, withPictures, type PictureShelf } from '@/lib/platforms/pictures';
import { problemOfStatus, readShape } from '@/lib/platforms/replies';

const Comment = v.object({
  id: v.string(),
  parent: v.nullable(v.string()),
  author: v.string(),
  at: v.number(),
  html: v.string(),
});
type Comment = v.InferOutput<typeof Comment>;
const Who = v.object({ me: v.nullable(v.string()) });

/** The platform of such a store: all that Docket needs of a wiki, by docs/adapters.md alone. */
export const createStorePlatform: PlatformFactory = (site, transport, ports) => {
  const over = (signal: AbortSignal) => new Store(site, transport, signal);
  return {
    site,
    sink: {
      file: (parcel, journal, signal) => attempt(() => file(over(signal), ports, parcel, journal)),
      follow: async (_parcel, receipt) => ({ ok: true, value: receipt }), // nothing is ever held here
      removeCopies: (parcel, signal) =>
        attempt(async () => {
          insistOn(parcel.progress.author, await over(signal).whoAmI());
          return 0; // nobody may remove anything
        }),
    },
    comments: {
      commentsOf: (page, signal) =>
        attempt(async () => (await over(signal).comments(page)).map((one) => toNative(page, one))),
    },
    access: {
      accessTo: (page, signal) =>
        attempt(async () => {
          const store = over(signal);
          const name = await store.me();
          const gone = await attempt(() => store.comments(page));
          const isGone = !gone.ok && gone.problem.kind === 'refused';
          const refusal = { can: 'no', why: isGone ? 'page-gone' : 'signed-out' } as const;
          return {
            me: name === null ? null : { id: name, name },
            comment: isGone || name === null ? refusal : { can: 'yes' },
            picture: { can: 'yes', seenBy: 'everyone' },
            readers: 'everyone',
            mentions: false,
            fileTypes: null,
            rich: 'all',
            canRemoveOwn: false,
          };
        }),
    },
  };
};

async function file(store: Store, ports: PlatformPorts, parcel: Parcel, journal: Journal): Promise<Receipt> {
  const me = await store.whoAmI();
  await claimFor(journal, me);
  const mine = async () =>
    (await store.comments(parcel.page)).find((one) => one.author === me.id && findEventId(one.html) === parcel.eventId);
  const there = journal.progress.commentSent ? await mine() : undefined;
  if (there !== undefined) return receiptOf(parcel.page, there);
  const pictures = await uploadPictures(parcel, journal, store.shelf(), ports.readPicture);
  const target = { format: 'wordpress-limited', page: parcel.page } as const; // HTML is HTML
  const html = journal.progress.body ?? renderEvent(withPictures(parcel.event, pictures), target, ports.words);
  await journal.note({ body: html, commentSent: true });
  const sent = await attempt(() => store.add(parcel, html));
  if (sent.ok) return receiptOf(parcel.page, sent.value);
  const found = sent.problem.kind === 'unreadable-reply' ? await mine() : undefined;
  if (found === undefined) throw new Refusal(sent.problem);
  return receiptOf(parcel.page, found);
}

class Store {
  readonly #site: Site;
  readonly #transport: Transport;
  readonly #signal: AbortSignal;

  constructor(site: Site, transport: Transport, signal: AbortSignal) {
    this.#site = site;
    this.#transport = transport;
    this.#signal = signal;
  }

  async me(): Promise<string | null> {
    return (await this.#ask(Who, { path: '/who' })).me;
  }

  async whoAmI(): Promise<Author> {
    const name = await this.me();
    if (name === null) throw new Refusal({ kind: 'signed-out' });
    return { id: name, name };
  }

  comments({ pageId }: PageRef): Promise<Comment[]> {
    return this.#ask(v.array(Comment), { path: `/comments?page=${pageId}` });
  }

  add({ page, parent }: Parcel, html: string): Promise<Comment> {
    const body = JSON.stringify({ page: page.pageId, parent: parent?.commentId ?? null, html });
    return this.#ask(Comment, { path: '/comments', method: 'POST', body });
  }

  shelf(): PictureShelf {
    const at = (fileName: string) => ({
      path: `/files/${fileName}`,
      fileName,
      url: `${this.#site.baseUrl}/files/${fileName}`,
    });
    return {
      find: async (name) => {
        const { path, ...picture } = at(name);
        return (await attempt(() => this.#ask(v.object({}), { path }))).ok ? picture : null;
      },
      put: async (name, pixels) => {
        const { path, ...picture } = at(name);
        await this.#ask(v.object({}), { path, method: 'PUT', body: pixels });
        return picture;
      },
    };
  }

  async #ask<Schema extends v.GenericSchema>(
    schema: Schema,
    { path, method = 'GET', body = null }: Partial<HttpRequest> & { path: string },
  ): Promise<v.InferOutput<Schema>> {
    const request = { method, url: this.#site.baseUrl + path, headers: { Accept: 'application/json' }, body };
    const reply = valueOf(await this.#transport.send(request, this.#signal));
    if (reply.status >= 300) throw new Refusal(problemOfStatus(reply, ''));
    return readShape(schema, parse(reply.text));
  }
}

function parse(text: string): unknown {
  if (/name="?password/.test(text)) throw new Refusal({ kind: 'signed-out' }); // a sign-in page in the store's place
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new Refusal({ kind: 'unreadable-reply' });
  }
}

function receiptOf(page: PageRef, { id }: Comment): Receipt {
  return { held: false, commentId: id, url: `${page.url}#comment-${id}`, place: 'footer' };
}

function toNative(page: PageRef, { id, parent, author, at, html }: Comment): NativeComment {
  return {
    id,
    parentId: parent,
    author: { id: author, name: author },
    createdAt: at,
    body: html,
    format: 'html',
    url: `${page.url}#comment-${id}`,
    place: 'footer',
    visibility: 'public',
    quote: null,
    resolution: null,
  };
}
