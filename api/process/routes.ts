import { getStory } from '../../services/process/get-story.ts';
import { listActivity } from '../../services/process/list-activity.ts';
import { listPlannedActions } from '../../services/process/list-planned-actions.ts';
import { listStaff } from '../../services/user/list-staff.ts';
import { verbContext, workflowUrl } from '../dependencies.ts';
import { signedIn } from '../procedures.ts';
import { toJson } from '../to-json.ts';

export const processRoutes = {
  story: signedIn.process.story.handler(async ({ input, context }) => {
    const story = await getStory(verbContext(context), input);
    return toJson({ ...story, workflowUrl: workflowUrl(context.deps, story.workflowId) });
  }),
  planned: signedIn.process.planned.handler(async ({ input, context }) =>
    toJson(await listPlannedActions(verbContext(context), input)),
  ),
  activity: signedIn.process.activity.handler(async ({ input, context }) =>
    toJson({ rows: await listActivity(verbContext(context), input) }),
  ),
  system: signedIn.process.system.handler(async ({ context }) => {
    const { version, sandboxedVendors, sandboxUrl, temporalUiUrl } = context.deps.settings;
    const staff = await listStaff(verbContext(context));
    return {
      version,
      sandboxedVendors,
      sandboxUrl: sandboxedVendors.length > 0 ? sandboxUrl : null,
      temporalUiUrl,
      staff,
    };
  }),
};
