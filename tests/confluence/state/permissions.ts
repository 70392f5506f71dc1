import { keyOf, type Ability, type Comment, type Page, type Space } from './content.ts';
import type { Person } from './people.ts';
import type { Wiki } from './wiki.ts';

const ALL: Ability[] = ['view', 'comment', 'attach', 'edit', 'admin'];

/** What the four people may do in a new space; nobody else may see it. */
export function defaultAbilities(wiki: Wiki): Space['abilities'] {
  const { commenter, member, admin } = wiki.people;
  return new Map<string, Set<Ability>>([
    [commenter.accountId, new Set<Ability>(['view', 'comment'])],
    [member.accountId, new Set<Ability>(['view', 'comment', 'attach', 'edit'])],
    [admin.accountId, new Set<Ability>(ALL)],
  ]);
}

/** By space permission alone; page restrictions come on top. */
export function mayInSpace(space: Space, who: Person | null, ability: Ability): boolean {
  return who?.siteAdmin === true || (space.abilities.get(keyOf(who))?.has(ability) ?? false);
}

function ancestors(wiki: Wiki, page: Page): Page[] {
  const parent = page.parentId === null ? undefined : wiki.pages.get(page.parentId);
  return parent === undefined ? [] : [parent, ...ancestors(wiki, parent)];
}

/** From the page's parent up to the root. */
export function ancestorsOf(wiki: Wiki, page: Page): Page[] {
  return ancestors(wiki, page);
}

/** Every page stands in a space. */
export function spaceOf(wiki: Wiki, page: Page): Space {
  const space = wiki.spaces.get(page.spaceId);
  if (space === undefined) throw new Error(`page ${page.id} without a space`);
  return space;
}

function restrictedFor(restricted: Set<string>, who: Person | null): boolean {
  return restricted.size > 0 && !restricted.has(keyOf(who)) && who?.siteAdmin !== true;
}

/** Space permission, and view restrictions of the page and of all above it (they are inherited; edit ones are not). */
export function mayOnPage(wiki: Wiki, page: Page, who: Person | null, ability: Ability): boolean {
  const space = spaceOf(wiki, page);
  if (!mayInSpace(space, who, 'view') || !mayInSpace(space, who, ability)) return false;
  if ([page, ...ancestors(wiki, page)].some((one) => restrictedFor(one.restrictedTo.read, who))) return false;
  return ability !== 'edit' || !restrictedFor(page.restrictedTo.update, who);
}

/** A comment's author and space administrators. */
export function mayChangeComment(wiki: Wiki, comment: Comment, page: Page, who: Person | null): boolean {
  const own = who !== null && comment.authorId === who.accountId;
  return own ? mayOnPage(wiki, page, who, 'comment') : mayOnPage(wiki, page, who, 'admin');
}
