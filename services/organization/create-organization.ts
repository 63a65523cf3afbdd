import { eq } from 'drizzle-orm';
import { inPlatform } from '../../db/connection.ts';
import { organizationsTable } from '../../db/schema/organization/organizations.ts';
import type { OrganizationKind } from '../../domain/customer/lists.ts';
import type { OrganizationId } from '../../domain/ids.ts';
import { recordAudit } from '../audit/record-audit.ts';
import { inTransaction } from '../context.ts';
import type { Context, TransactionContext } from '../context.ts';
import { newId } from '../new-id.ts';

export type NewOrganization = {
  slug: string;
  name: string;
  kind: OrganizationKind;
  /** IANA zone of its own office. */
  timezone: string;
  isDemo: boolean;
};

/**
 * Makes a tenant, or finds the one with this slug. `furnish` runs in the same transaction and only when it is new,
 * so that an organization is never half there.
 */
export async function createOrganization(
  platform: Pick<Context, 'database' | 'clock'> & { actor: { kind: 'system'; name: string } },
  input: NewOrganization,
  furnish: (context: TransactionContext) => Promise<void> = async () => undefined,
): Promise<{ status: 'created' | 'exists'; organizationId: OrganizationId }> {
  const organizationId = newId<OrganizationId>();
  const isNew = await inTransaction({ ...platform, organizationId }, async (context) => {
    const rows = await context.tx
      .insert(organizationsTable)
      .values({ id: organizationId, ...input, createdAt: platform.clock.now() })
      .onConflictDoNothing()
      .returning({ id: organizationsTable.id });
    if (rows.length === 0) return false;
    await recordAudit(context, {
      action: 'organization.created',
      entityType: 'organization',
      entityId: organizationId,
      after: { ...input },
    });
    await furnish(context);
    return true;
  });
  if (isNew) return { status: 'created', organizationId };

  const [known] = await inPlatform(platform.database, (tx) =>
    tx
      .select({ id: organizationsTable.id })
      .from(organizationsTable)
      .where(eq(organizationsTable.slug, input.slug)),
  );
  if (known === undefined) throw new Error(`organization ${input.slug} was there and is gone`);
  return { status: 'exists', organizationId: known.id };
}
