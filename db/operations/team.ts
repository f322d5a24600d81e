import {
  accountIdInput,
  ownRowInput,
  setAdministratorInput,
  updateAccountInput,
} from "#lib/accounts/inputs.ts";
import { removeMemberInput, revokeInvitationInput, setRoleInput } from "#lib/projects/member-inputs.ts";
import {
  disableAccount,
  enableAccount,
  endSession,
  setAdministrator,
  updateAccount,
} from "../mutations/accounts.ts";
import { projectOfInvitation, revokeInvitation } from "../mutations/invitations.ts";
import { removeMember, setMemberRole } from "../mutations/members.ts";
import { resetSecondFactor } from "../mutations/second-factor.ts";
import { revokeToken } from "../mutations/tokens.ts";
import type { Reading } from "../store.ts";
import {
  accountOperation,
  administratorOperation,
  projectOperation,
  type OperationDefinition,
} from "./define.ts";

const namedProject = (_: Reading, input: { projectId: string }) => Promise.resolve(input.projectId);

/** Changes of who is in and what they may do. Whatever answers with a secret has a route of its own instead. */
export const TEAM_OPERATIONS = {
  "member.set-role": projectOperation({
    input: setRoleInput,
    permission: "manage",
    project: namedProject,
    run: setMemberRole,
  }),
  "member.remove": projectOperation({
    input: removeMemberInput,
    permission: "manage",
    project: namedProject,
    run: removeMember,
  }),
  "invitation.revoke": projectOperation({
    input: revokeInvitationInput,
    permission: "manage",
    project: (reading, { id }) => projectOfInvitation(reading, id),
    run: revokeInvitation,
  }),
  "account.update": accountOperation({ input: updateAccountInput, run: updateAccount }),
  "session.end": accountOperation({ input: ownRowInput, run: endSession }),
  "token.revoke": accountOperation({ input: ownRowInput, run: revokeToken }),
  "account.disable": administratorOperation({ input: accountIdInput, run: disableAccount }),
  "account.enable": administratorOperation({ input: accountIdInput, run: enableAccount }),
  "account.set-administrator": administratorOperation({
    input: setAdministratorInput,
    run: setAdministrator,
  }),
  "second-factor.reset": administratorOperation({ input: accountIdInput, run: resetSecondFactor }),
} satisfies Record<string, OperationDefinition>;
