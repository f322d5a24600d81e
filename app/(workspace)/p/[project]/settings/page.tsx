import type { Metadata } from "next";
import { authorize } from "#db/guard.ts";
import { findAssignmentRule, listPlaces, listReviewers } from "#db/queries/assignments.ts";
import { listInvitations, listMemberRows } from "#db/queries/members.ts";
import { listMembers } from "#db/queries/projects.ts";
import { placeState } from "#lib/assignment/places.ts";
import { OF_ASSIGNMENT } from "#lib/live/shown.ts";
import { Section } from "#components/accounts/section.tsx";
import { DistributeButton } from "#components/assignment/distribute-button.tsx";
import { RuleForm } from "#components/assignment/rule-form.tsx";
import { ReturnedList } from "#components/assignment/returned-list.tsx";
import { InvitationList } from "#components/members/invitation-list.tsx";
import { InviteDialog } from "#components/members/invite-dialog.tsx";
import { MemberList } from "#components/members/member-list.tsx";
import { MemberTable } from "#components/members/member-table.tsx";
import { ProjectForm } from "#components/settings/project-form.tsx";
import { WebhooksSection } from "#components/webhooks/webhooks-section.tsx";
import { webhookOverview } from "#app/_server/webhooks/overview.ts";
import { requireProject, type ProjectContext } from "#app/_server/loaders.ts";
import { services } from "#app/_server/services.ts";
import { ProjectShell } from "../../../_shell/project-shell.tsx";

interface Props {
  params: Promise<{ project: string }>;
}

export const metadata: Metadata = { title: "Settings" };

export default async function SettingsPage({ params }: Props) {
  const context = await requireProject((await params).project);
  return (
    <ProjectShell context={context} crumbs={[{ label: "Settings" }]} live={OF_ASSIGNMENT}>
      <h1 className="mb-6 font-serif text-2xl">Settings</h1>
      <div className="flex flex-col gap-8">{await sections(context)}</div>
    </ProjectShell>
  );
}

async function sections({ reading, by, session, project }: ProjectContext) {
  const manager = await authorize(reading, session, project.id, "manage");
  if (!manager.ok) {
    return (
      <Section title="Members" intro="Managers of the project invite people and decide what they may do.">
        <MemberList members={await listMembers(reading, by)} />
      </Section>
    );
  }
  const { configuration } = await services();
  const [members, invitations, rule, places, reviewers, webhooks] = await Promise.all([
    listMemberRows(reading, manager.value),
    listInvitations(reading, manager.value),
    findAssignmentRule(reading, by),
    listPlaces(reading, by),
    listReviewers(reading, by),
    webhookOverview(reading, manager.value),
  ]);
  const now = Date.now();
  const returned = places.flatMap((place) => {
    const state = placeState(place, now);
    if (state !== "skipped" && state !== "lapsed") return [];
    return [{ ...place, skipReason: state === "skipped" ? place.skipReason : null }];
  });
  return (
    <>
      <Section title="Project">
        <ProjectForm project={project} />
      </Section>
      <Section
        title="Members"
        intro="Each role can do all that the ones before it can: viewer, reviewer, adjudicator, manager."
        action={<InviteDialog projectId={project.id} canMail={configuration.mail !== null} />}
      >
        {members.length === 0 ? (
          <p className="text-sm text-muted-foreground">
            Nobody is in this project yet. Invite the first member.
          </p>
        ) : (
          <MemberTable projectId={project.id} members={members} me={session.id} />
        )}
        {invitations.length > 0 ? (
          <>
            <h3 className="mt-6 mb-2 text-sm font-medium">Open invitations</h3>
            <InvitationList invitations={invitations} now={now} />
          </>
        ) : null}
      </Section>
      <Section
        title="Assignment"
        intro={
          rule
            ? "Reviewers take their next article on the overview. Or give all of them out at once."
            : "Off: everybody reads every article. Turn it on to give each article to a few reviewers."
        }
      >
        <div className="flex flex-col gap-6">
          <RuleForm projectId={project.id} rule={rule} />
          {rule ? <DistributeButton projectId={project.id} /> : null}
          {returned.length > 0 ? (
            <div>
              <h3 className="mb-2 text-sm font-medium">Skipped and lapsed</h3>
              <ReturnedList returned={returned} reviewers={reviewers} />
            </div>
          ) : null}
        </div>
      </Section>
      <WebhooksSection projectId={project.id} webhooks={webhooks} />
    </>
  );
}
