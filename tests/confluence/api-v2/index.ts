import type { Route } from '../server/router.ts';
import { attachmentRoutes } from './attachments.ts';
import { commentRoutes } from './comments.ts';
import { labelRoutes, likeRoutes } from './labels.ts';
import { operationRoutes } from './operations.ts';
import { pageRoutes } from './pages.ts';
import { propertyRoutes } from './properties.ts';
import { spaceRoutes } from './spaces.ts';
import { userRoutes } from './users.ts';
import { versionRoutes } from './versions.ts';

export const apiV2Routes: Route[] = [
  ...pageRoutes,
  ...commentRoutes,
  ...attachmentRoutes,
  ...labelRoutes,
  ...likeRoutes,
  ...operationRoutes,
  ...propertyRoutes,
  ...spaceRoutes,
  ...userRoutes,
  ...versionRoutes,
];
