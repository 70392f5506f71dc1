/**
 * The script of the pages. Links inside the wiki change the address first and the content later, without a reload, and
 * leave the metas in the head as they were: that is how Cloud behaves, and what a guest on the page has to cope with.
 */
export const CLIENT = `
'use strict';
const app = () => document.getElementById('app-content');
const load = async (address) => {
  const reply = await fetch(address, { credentials: 'same-origin' });
  return new DOMParser().parseFromString(await reply.text(), 'text/html');
};
let visit = 0;
const show = async (address) => {
  const mine = ++visit;
  app().replaceChildren();
  app().setAttribute('aria-busy', 'true');
  const next = await load(address);
  if (mine !== visit) return;
  const content = next.getElementById('app-content');
  if (content === null) return location.assign(address);
  app().className = content.className;
  app().replaceChildren(...content.childNodes);
  app().removeAttribute('aria-busy');
  document.getElementById('side').replaceChildren(...next.getElementById('side').childNodes);
  document.title = next.title;
  arrive();
};
const refreshComments = async () => {
  const next = await load(location.href);
  for (const id of ['comments', 'inline-comments']) {
    const old = document.getElementById(id);
    const fresh = next.getElementById(id);
    if (old !== null && fresh !== null) old.replaceChildren(...fresh.childNodes);
  }
};
const arrive = () => {
  const focused = new URLSearchParams(location.search).get('focusedCommentId');
  const target = focused !== null ? document.getElementById('comment-' + focused) : document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (focused !== null && target !== null) target.classList.add('focused');
  if (target !== null) target.scrollIntoView(focused !== null ? { block: 'center' } : undefined);
  else if (location.hash === '') scrollTo(0, 0);
};
document.addEventListener('click', (event) => {
  const link = event.target.closest('a[href]');
  const plain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.defaultPrevented;
  if (link === null || !plain || link.origin !== location.origin || link.target !== '') return;
  const inside = /^\\/wiki\\/(spaces\\/|home$|search$)/.test(link.pathname);
  if (!inside || (link.pathname === location.pathname && link.hash !== '')) return;
  event.preventDefault();
  history.pushState(null, '', link.href);
  void show(link.href);
});
document.addEventListener('click', (event) => {
  const heading = event.target.closest('.heading-anchor-wrapper')?.parentElement;
  if (heading) void navigator.clipboard?.writeText(location.origin + location.pathname + '#' + heading.id);
});
document.addEventListener('submit', (event) => {
  const search = event.target.closest('[role="search"]');
  if (search === null) return;
  event.preventDefault();
  const address = search.action + '?' + new URLSearchParams(new FormData(search));
  history.pushState(null, '', address);
  void show(address);
});
document.addEventListener('submit', (event) => {
  const form = event.target.closest('[data-testid="footer-comment-form"]');
  if (form === null) return;
  event.preventDefault();
  const words = document.createElement('p');
  words.textContent = form.elements.comment.value;
  const value = new XMLSerializer().serializeToString(words).replace(' xmlns="http://www.w3.org/1999/xhtml"', '');
  const body = JSON.stringify({ [form.dataset.contentId]: form.dataset.pageId, body: { representation: 'storage', value } });
  void fetch('/wiki/api/v2/footer-comments', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body }).then(refreshComments);
});
addEventListener('popstate', () => void show(location.href));
arrive();
`;
