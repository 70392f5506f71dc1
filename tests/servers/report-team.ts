import { newEventId } from '@/lib/domain/ids';
import { siteIdOf, type PageRef, type Site } from '@/lib/domain/page';
import type { Platform } from '@/lib/domain/ports';
import type { StaffEvent, ThreadEvent } from '@/lib/domain/event';
import { createPlatform } from '@/lib/platforms';
import { basicAuthorization, tokenTransport } from '@/lib/platforms/transport';
import type { Confluence } from '../confluence/index.ts';
import { english } from '../unit/domain/words';
import { never } from './platforms/abilities';
import { aJournal, aParcel } from './platforms/samples';

/** A team with its register and desk page, and how it writes things down. */
export interface Team {
  platform: Platform;
  register: PageRef;
  desk: PageRef;
  file: (page: PageRef, event: ThreadEvent) => Promise<void>;
  /** Flags a section of the page at that address, and decides about it. */
  decide: (url: string, heading: string, outcome: 'taken' | 'fixed') => Promise<void>;
}

/** @param url - Of any page of the space. */
export async function teamOn(wiki: Confluence, url: string): Promise<Team> {
  const { email, apiToken } = wiki.users.member;
  const baseUrl = wiki.loopbackUrl;
  const id = siteIdOf('confluence-cloud', baseUrl);
  const site: Site = { id, kind: 'confluence-cloud', origin: baseUrl, baseUrl, restRoot: null, name: '' };
  const platform = createPlatform(site, tokenTransport(site, basicAuthorization(email, apiToken)), {
    readPicture: () => Promise.reject(new Error('none')),
    words: english,
    signIn: 'application-password',
  });
  const { teamPages, sink } = platform;
  if (teamPages === undefined || sink === undefined) throw new Error('makes no pages');
  const pageAt = (address: string): PageRef => {
    const pageId = /pages\/(\d+)/.exec(address)?.[1] ?? '';
    return { siteId: id, kind: site.kind, pageId, contentType: 'page', url: address, title: '', version: null };
  };
  const make = async (kind: 'register' | 'desk') => {
    const ask = { kind, title: `Docket ${kind}`, blocks: [], beside: pageAt(url), people: [] };
    const made = await teamPages.create(ask, never);
    if (!made.ok) throw new Error(JSON.stringify(made.problem));
    return made.value.page;
  };
  const file = async (page: PageRef, event: ThreadEvent, context?: PageRef) => {
    const parcel = aParcel(page, event, context === undefined ? {} : { context });
    const filed = await sink.file(parcel, aJournal(), never);
    if (!filed.ok) throw new Error(JSON.stringify(filed.problem));
  };
  const [register, desk] = [await make('register'), await make('desk')];
  const value = JSON.stringify({ pageId: desk.pageId, contentType: desk.contentType, url: desk.url });
  await file(register, { kind: 'setting', id: newEventId(), set: 'desk', key: 'page', value, text: '' });
  return {
    platform,
    register,
    desk,
    file: (page, event) => file(page, event),
    async decide(address, heading, outcome) {
      const context = pageAt(address);
      const flag = newEventId();
      const about = { of: flag, text: 'It lists examples, that is what people ask about.' };
      const section = { path: [heading], headingId: null, occurrence: 0, bodyHash: null };
      const anchor = { quote: null, position: null, section };
      const flagged: StaffEvent = { kind: 'flagged', id: flag, ...about, anchor, page: context.pageId };
      await file(desk, flagged, context);
      await file(desk, { kind: 'reviewed', id: newEventId(), ...about, outcome }, context);
    },
  };
}
