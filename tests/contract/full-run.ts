import type { V1Client } from 'confluence.js/v1';
import { clientsFor, refusal, storage, type Clients } from '../confluence/clients.ts';
import type { Confluence, PageRef } from '../confluence/index.ts';

type Restriction = Parameters<V1Client['contentRestrictions']['addRestrictions']>[0];

async function comments({ v2 }: Clients, page: PageRef): Promise<void> {
  const pageId = page.id;
  const selection = { textSelection: 'every night', textSelectionMatchCount: 1, textSelectionMatchIndex: 0 };
  const create = () =>
    v2.comment.createInlineComment({ pageId, body: storage('<p>Why?</p>'), inlineCommentProperties: selection });
  const inline = await create();
  const second = await create();
  const reply = await v2.comment.createInlineComment({ parentCommentId: inline.id, body: storage('<p>Because.</p>') });
  const footer = await v2.comment.createFooterComment({ pageId, body: storage('<p>Below</p>') });
  const answer = await v2.comment.createFooterComment({ parentCommentId: footer.id, body: storage('<p>Yes</p>') });
  const changed = { version: { number: 2 }, body: storage('<p>Why then?</p>') };
  await v2.comment.updateInlineComment({ commentId: Number(inline.id), ...changed, resolved: true });
  await v2.comment.updateFooterComment({ commentId: Number(footer.id), body: changed });
  await refusal(v2.comment.updateFooterComment({ commentId: Number(footer.id), body: changed })); // 409
  await refusal(v2.comment.createFooterComment({ pageId, body: storage('<p>open') })); // 400
  await v2.comment.getPageInlineComments({ id: Number(pageId), bodyFormat: 'storage', limit: 1 });
  await v2.comment.getPageInlineComments({ id: Number(pageId), resolutionStatus: ['open', 'reopened'] });
  await v2.comment.getPageFooterComments({ id: Number(pageId), bodyFormat: 'storage', sort: '-created-date' });
  await v2.comment.getInlineComments({ limit: 1 });
  await v2.comment.getFooterComments({ limit: 250 });
  await v2.comment.getInlineCommentChildren({ id: Number(inline.id), bodyFormat: 'storage' });
  await v2.comment.getFooterCommentChildren({ id: Number(footer.id) });
  const all = { includeProperties: true, includeOperations: true, includeLikes: true, includeVersions: true };
  await v2.comment.getInlineCommentById({ commentId: Number(inline.id), bodyFormat: 'view', ...all });
  await v2.comment.getFooterCommentById({ commentId: Number(footer.id), bodyFormat: 'atlas_doc_format', ...all });
  await v2.version.getInlineCommentVersions({ id: Number(inline.id) });
  await v2.version.getFooterCommentVersionDetails({ id: Number(footer.id), versionNumber: 2 });
  await v2.operation.getInlineCommentOperations({ id: Number(inline.id) });
  const commentId = Number(inline.id);
  const property = await v2.contentProperties.createCommentProperty({ commentId, key: 'case', value: { ok: true } });
  const propertyId = Number(property.id);
  await v2.contentProperties.getCommentContentProperties({ commentId, key: 'case' });
  const update = { commentId, propertyId, key: 'case', value: [1], version: { number: 2 } };
  await v2.contentProperties.updateCommentPropertyById(update);
  await v2.contentProperties.deleteCommentPropertyById({ commentId, propertyId });
  await v2.comment.deleteInlineComment({ commentId: Number(reply.id) });
  await v2.comment.deleteInlineComment({ commentId: Number(second.id) });
  await v2.comment.deleteFooterComment({ commentId: Number(answer.id) });
}

async function pages({ v2 }: Clients, page: PageRef, spaceId: string): Promise<void> {
  const id = Number(page.id);
  const body = storage('<p>x</p>');
  const child = await v2.page.createPage({
    body: { spaceId, title: 'Child', parentId: page.id, status: 'current', body },
  });
  const version = { number: 2 };
  const update = { id: child.id, status: 'current' as const, title: 'Grown up', body, version };
  await v2.page.updatePage({ id: Number(child.id), body: update });
  await refusal(v2.page.updatePage({ id: Number(child.id), body: update })); // 409
  await refusal(v2.page.createPage({ body: { spaceId, title: 'Grown up', status: 'current', body } })); // 400
  await v2.page.getPageById({ id, bodyFormat: 'storage', includeLabels: true, includeVersions: true });
  await v2.page.getPageById({ id, version: 1, bodyFormat: 'view' });
  await v2.page.getPages({ spaceId: [Number(spaceId)], limit: 1, sort: '-modified-date' });
  await v2.page.getPagesInSpace({ id: Number(spaceId), bodyFormat: 'storage' });
  await refusal(v2.page.getPageById({ id: 999_999_999 })); // 404
  await v2.children.getPageDirectChildren({ id, limit: 1 });
  await v2.version.getPageVersions({ id, limit: 1 });
  await v2.version.getPageVersionDetails({ pageId: id, versionNumber: 1 });
  await v2.operation.getPageOperations({ id });
  await v2.operation.getSpaceOperations({ id: Number(spaceId) });
  await v2.like.getPageLikeCount({ id });
  await v2.like.getPageLikeUsers({ id });
  await v2.contentProperties.createPageProperty({ pageId: id, key: 'case', value: 'words' });
  await v2.contentProperties.getPageContentProperties({ pageId: id });
  await v2.space.getSpaces({ keys: ['RUN'] });
  await v2.space.getSpaces({ limit: 1 });
  await v2.space.getSpaceById({ id: Number(spaceId) });
  await v2.page.deletePage({ id: Number(child.id) });
}

async function posts({ v2 }: Clients, post: PageRef, spaceId: string): Promise<void> {
  const id = Number(post.id);
  const blogPostId = post.id;
  const body = storage('<p>x</p>');
  const made = await v2.blogPost.createBlogPost({ body: { spaceId, title: 'News', status: 'current', body } });
  const changed = { id: made.id, status: 'current' as const, title: 'Old news', body, version: { number: 2 } };
  await v2.blogPost.updateBlogPost({ id: Number(made.id), body: changed });
  await v2.blogPost.getBlogPosts({ spaceId: [Number(spaceId)], limit: 1 });
  await v2.blogPost.getBlogPostsInSpace({ id: Number(spaceId), bodyFormat: 'storage' });
  await v2.blogPost.getBlogPostById({ id, bodyFormat: 'storage', includeLabels: true, includeVersions: true });
  await refusal(v2.blogPost.getBlogPostById({ id: 999_999_999 })); // 404
  const selection = { textSelection: 'every night', textSelectionMatchCount: 1, textSelectionMatchIndex: 0 };
  await v2.comment.createInlineComment({ blogPostId, body, inlineCommentProperties: selection });
  await v2.comment.createFooterComment({ blogPostId, body });
  await v2.comment.getBlogPostInlineComments({ id, bodyFormat: 'storage', limit: 1 });
  await v2.comment.getBlogPostFooterComments({ id, bodyFormat: 'storage', sort: '-created-date' });
  await v2.attachment.getBlogpostAttachments({ id, filename: 'shot.png' });
  await v2.label.getBlogPostLabels({ id });
  await v2.operation.getBlogPostOperations({ id });
  await v2.like.getBlogPostLikeCount({ id });
  await v2.like.getBlogPostLikeUsers({ id });
  await v2.version.getBlogPostVersions({ id });
  await v2.version.getBlogPostVersionDetails({ blogpostId: id, versionNumber: 1 });
  await v2.contentProperties.createBlogpostProperty({ blogpostId: id, key: 'case', value: 'words' });
  await v2.contentProperties.getBlogpostContentProperties({ blogpostId: id });
  await v2.blogPost.deleteBlogPost({ id: Number(made.id) });
}

async function files({ v1, v2 }: Clients, { id, type }: PageRef): Promise<void> {
  const file = { filename: 'shot.png', content: Buffer.from('89504e47', 'hex') };
  const created = await v1.contentAttachments.createAttachment({ id, attachments: file });
  await refusal(v1.contentAttachments.createAttachment({ id, attachments: file })); // 400
  await v1.contentAttachments.createOrUpdateAttachments({ id, attachments: file });
  const attachmentId = created.results[0]?.id ?? '';
  await v1.contentAttachments.updateAttachmentData({ id, attachmentId, attachment: file });
  await v1.contentAttachments.downloadAttatchment({ id, attachmentId });
  if (type === 'page') await v2.attachment.getPageAttachments({ id: Number(id), filename: 'shot.png', limit: 1 });
  else await v2.attachment.getBlogpostAttachments({ id: Number(id), filename: 'shot.png', limit: 1 });
  await v2.attachment.getAttachments({ mediaType: 'image/png' });
  await v2.attachment.getAttachmentById({ id: attachmentId, includeVersions: true, includeOperations: true });
  await v2.attachment.deleteAttachment({ id: attachmentId });
}

async function rest({ v1, v2 }: Clients, { id }: PageRef, accountId: string): Promise<void> {
  await v1.contentLabels.addLabelsToContent({ id, body: [{ prefix: 'global', name: 'case' }] });
  await v2.label.getPageLabels({ id: Number(id), prefix: 'global' });
  await v1.contentLabels.removeLabelFromContent({ id, label: 'case' });
  await v1.search.searchByCQL({ cql: 'type in (page, comment) order by lastmodified desc', limit: 1 });
  await v1.content.searchContentByCQL({ cql: `ancestor = ${id} or id = ${id}`, limit: 5 });
  const expand = ['body.storage', 'version', 'history', 'ancestors'];
  await v1.content.searchContentByCQL({ cql: `type = comment and container = ${id}`, expand, limit: 100 });
  await refusal(v1.search.searchByCQL({ cql: 'no cql' })); // 400
  await v1.users.getCurrentUser({});
  await v1.users.getUser({ accountId });
  await v1.users.getAnonymousUser({});
  await v1.users.getGroupMembershipsForUser({ accountId });
  await v2.user.createBulkUserLookup({ body: { accountIds: [accountId] } });
  const subject = { type: 'user' as const, identifier: accountId };
  await v1.contentPermissions.checkContentPermission({ id, subject, operation: 'update' });
  const restriction: Restriction = {
    id,
    body: [{ operation: 'update', restrictions: { user: [{ type: 'known', accountId }] } }],
  };
  await v1.contentRestrictions.addRestrictions(restriction);
  await v1.contentRestrictions.getRestrictions({ id });
  await v1.contentRestrictions.getRestrictionsByOperation({ id });
  await v1.contentRestrictions.getRestrictionsForOperation({ id, operationKey: 'update' });
  await v1.contentRestrictions.deleteRestrictions({ id });
  await v1.analytics.getViews({ contentId: id });
  await v1.analytics.getViewers({ contentId: id });
}

/** Every operation that the emulator serves, at least once, through confluence.js; refusals among them. */
export async function runEverything(site: Confluence): Promise<void> {
  const { id: spaceId } = site.createSpace({ key: 'RUN', name: 'Full run' });
  site.createSpace({ key: 'MORE', name: 'Another space' });
  const page = site.createPage({ space: 'RUN', title: 'Run', html: '<p>Runs every night.</p>' });
  const admin = clientsFor(site, site.users.admin);
  await comments(admin, page);
  await pages(admin, page, spaceId);
  const post = site.createBlogPost({ space: 'RUN', title: 'Post', html: '<p>Runs every night.</p>' });
  await posts(admin, post, spaceId);
  await files(admin, page);
  await files(admin, post);
  await rest(admin, page, site.users.admin.accountId);
  const outsider = clientsFor(site, site.users.outsider);
  await refusal(outsider.v2.page.getPageById({ id: Number(page.id) })); // 404
  site.faults.next({ kind: 'busy', retryAfterSeconds: 1 });
  await refusal(admin.v2.page.getPageById({ id: Number(page.id) })); // 429
}
