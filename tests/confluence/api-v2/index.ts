import type { Route } from '../server/router.ts';
import { attachmentRoutes } from './attachments.ts';
import { commentRoutes } from './comments.ts';
import { operationRoutes } from './operations.ts';
import { pageRoutes } from './pages.ts';
import { spaceRoutes } from './spaces.ts';

export const apiV2Routes: Route[] = [
  ...pageRoutes,
  ...commentRoutes,
  ...attachmentRoutes,
  ...operationRoutes,
  ...spaceRoutes,
];
