import type { Route } from '../server/router.ts';
import { analyticsRoutes } from './analytics.ts';
import { attachmentRoutes } from './attachments.ts';
import { labelRoutes } from './labels.ts';
import { permissionRoutes } from './permissions.ts';
import { restrictionRoutes } from './restrictions.ts';
import { searchRoutes } from './search.ts';
import { userRoutes } from './users.ts';

/** What is left of API v1 on Cloud; content itself is gone to v2 (405 and 404 here, as there). */
export const apiV1Routes: Route[] = [
  ...searchRoutes,
  ...attachmentRoutes,
  ...labelRoutes,
  ...permissionRoutes,
  ...restrictionRoutes,
  ...analyticsRoutes,
  ...userRoutes,
];
