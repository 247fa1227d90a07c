// Longer than 250 lines on purpose: a sentence for each thing that can be wrong, in both languages.
import type { ErrorCode } from '../domain/errors.ts';
import type { Language } from '../domain/complaint/vocabulary.ts';
import { attachmentsOnly } from './attachment-sentences.ts';
import { linkSentences } from './link-sentences.ts';
import { privacyOnly } from './privacy-sentences.ts';
import { trackSentences } from './track-sentences.ts';
import { webhookSentences } from './webhook-sentences.ts';
import type { Refusal, Sentences } from './public-sentences.ts';

const staffOnly: Sentences = {
  problems: {
    en: {
      'complaint.too-many': {
        title: 'This case holds as many entries as it can',
        detail:
          'A case keeps {limit} entries: deadlines, times of waiting, remedies and negotiations together. Nothing was changed, and the case can still be answered and resolved. Keep or end promises that are open, or go on in a further case and link the two.',
      },
      'case.itself': {
        title: 'These are not two cases',
        detail: 'A case cannot be linked or merged with itself ({reference}). Name the other case.',
      },
      'case.other-customer': {
        title: 'These cases are of different customers',
        detail:
          'Cases {reference} and {into} are not of one customer, and merging would show each the words of the other. Link them instead.',
      },
      'case.open-work': {
        title: 'There is unfinished work in this case',
        detail:
          'Case {reference} still has an open {what}. Finish or cancel it first, or merge the other case into this one instead.',
      },
      'case.not-linked': {
        title: 'These cases are not linked',
        detail:
          'There is no link between {reference} and {other}. The list of related cases shows those that there are.',
      },
      'bulk.not-found': {
        title: 'No such job',
        detail: 'There is no job {id}, or it is not yours to see. Check the id.',
      },
      'bulk.too-many': {
        title: 'Too many cases for one job',
        detail: 'One job takes {limit} cases at most, and these are more. Divide them into several jobs.',
      },
      'bulk.nobody': {
        title: 'There is no such case',
        detail: 'No case is known of this product and batch, so there is nothing to do. Check how both are written.',
      },
      'bulk.not-of-batch': {
        title: 'The case is of another batch',
        detail:
          'Case {reference} was of this batch when the job was given, and has been corrected since. It was left out.',
      },
      'bulk.nothing-to-resume': {
        title: 'There is nothing to resume',
        detail: 'Job {id} has no case left that failed and could be tried again.',
      },
      'task.not-found': {
        title: 'There is no such task',
        detail: 'There is no task {task}. A case lists its tasks, and a department lists what it was asked.',
      },
      'task.wrong-state': {
        title: 'Not possible with this task now',
        detail: 'The task {task} is "{state}"; this is possible when it is: {allowed}.',
      },
      'task.case-settled': {
        title: 'The case is decided, and its tasks with it',
        detail:
          'The case of the task {task} is "{status}", so nothing can be done with its tasks any more. Reopen the case first; then return the task or add another.',
      },
      'task.not-ahead': {
        title: 'The date of a task lies ahead',
        detail: 'The date of a task must lie in the future and at most {limit} ahead. Choose another date.',
      },
      'task.too-many': {
        title: 'This case has as many open tasks as it can',
        detail: 'A case can have {limit} tasks that are not settled. Accept or cancel some of them first.',
      },
      'task.no-link': {
        title: 'This task has no link',
        detail: 'The task {task} is for a department, which signs in. Only tasks for outside partners have links.',
      },
      'promise.not-ahead': {
        title: 'A promise lies ahead',
        detail: 'The date of a promise must lie in the future and at most {limit} ahead. Choose another date.',
      },
      'promise.not-open': {
        title: 'There is no such open promise',
        detail: 'The case has no open promise with the id {clock}. Its clocks list those that are open.',
      },
      'promise.no-rule': {
        title: 'No policy holds promises here',
        detail:
          'None of the policies that this case was given has a rule for promises. Ask an admin to activate one that has, and apply the active policies to the case.',
      },
      'deadline.not-extendable': {
        title: 'This deadline cannot be extended',
        detail:
          'The policy of {clock} allows no extension, or it was extended before; once is all that any policy allows.',
      },
      'deadline.not-found': {
        title: 'There is no such running deadline',
        detail: 'The case has no running clock with the id {clock}. Its clocks list those that run.',
      },
      'reveal.too-many': {
        title: 'That is often enough for now',
        detail:
          'Nothing was shown. One person is shown masked data at most {limit} times in an hour of the clock. Try again in {retryAfter} seconds, or ask a manager, who sees it without asking.',
      },
      'policy.not-found': {
        title: 'There is no such policy',
        detail: 'No policy {id} was published in that version. The list of policies names those that can be chosen.',
      },
      'policy.invalid': {
        title: 'The policy is not right yet',
        detail: 'Nothing was changed. Each place that needs attention is listed under "errors".',
      },
      'policy.conflict': {
        title: 'Somebody was faster',
        detail:
          'Policies were activated or published by {by} at {at} while you did so. Nothing of yours was stored. Read them again and decide whether your change still applies.',
      },
      'policy.changed': {
        title: 'The active policies have changed since you read them',
        detail:
          'They are now those of activation {number}, by {by} at {at}. Read them again and repeat your change with the new ETag.',
      },
      'action.no-cause': {
        title: 'An action needs a cause',
        detail:
          'Neither the fishbone of this case has that cause nor the case a cause code. Record the cause first, or name a cause by its id.',
      },
      'action.too-many': {
        title: 'This case has as many actions as it can',
        detail: 'A case may have {limit} actions. Open a further case for what belongs to another cause.',
      },
      'action.not-found': {
        title: 'There is no such action',
        detail: 'The case has no action {action}. Its actions are listed under …/actions.',
      },
      'action.wrong-state': {
        title: 'Not possible in this state',
        detail: 'The action {action} is "{state}"; this is possible when it is: {allowed}.',
      },
      'action.too-early': {
        title: 'Too early to see whether it helped',
        detail: 'The action {action} is checked from {effectiveAt} on. Verify it then.',
      },
      'cause-codes.changed': {
        title: 'The cause codes have changed since you read them',
        detail:
          'They are now at version {version}, by {by} at {at}. Nothing of yours was stored. Read them again and repeat your change with the new ETag.',
      },
      'cause-codes.not-found': {
        title: 'There is no such version of the cause codes',
        detail:
          'The cause codes were never published as version {version}. Ask for them without a version to see the newest.',
      },
      'promise.of-remedy': {
        title: 'A remedy keeps this promise',
        detail:
          'The promise {clock} is that of remedy {remedy}. It is kept when the remedy is executed, with its evidence; it ends when the remedy is cancelled, with a reason that the customer is told.',
      },
      'money.other-currency': {
        title: 'Another currency',
        detail:
          'The amount is in {given}, and here everything is in {wanted}. Amounts are not converted: name it in {wanted}.',
      },
      'remedy.not-found': {
        title: 'There is no such remedy',
        detail: 'The case has no remedy {remedy}. Its list of remedies names all that there are.',
      },
      'remedy.wrong-state': {
        title: 'Not possible for this remedy now',
        detail: 'Remedy {remedy} is "{state}"; this is possible when it is: {allowed}.',
      },
      'remedy.own-proposal': {
        title: 'Somebody else has to decide',
        detail:
          'You proposed {remedy} yourself, and nobody decides on their own proposal. Ask a colleague with a sufficient limit.',
      },
      'remedy.above-your-limit': {
        title: 'This is above your limit',
        detail:
          '{amount} is to be decided, all remedies of this case together; as {role} you decide on up to {limit}. Ask somebody with a higher limit.',
      },
      'remedy.above-all-limits': {
        title: 'Nobody may approve so much',
        detail:
          'Together with the other remedies of this case it comes to {amount}, and the highest limit is {limit}. Propose less, or have the limits of this deployment raised.',
      },
      'remedy.no-limit': {
        title: 'There are no limits in this currency',
        detail:
          'The amount is in {currency}; approval limits are set in: {limits}. Amounts are not converted: propose it in one of these, or have limits set in {currency}.',
      },
      'remedy.other-amount': {
        title: 'This is not the amount that you saw',
        detail:
          'You decided on {seen}; {remedy} is about {amount}. Nothing was changed. Read it again and decide on what it says.',
      },
      'remedy.superseded': {
        title: 'Another remedy took its place',
        detail:
          '{remedy} over {amount} was replaced by {successor} over {now}, by {by} at {at}. Nothing was changed. Read {successor} and decide on that.',
      },
      'remedy.already-approved': {
        title: 'It is approved already',
        detail: '{by} approved {remedy} at {at}, and nobody else is needed. You need not do anything.',
      },
      'remedy.date-passed': {
        title: 'Its date has passed',
        detail:
          '{remedy} was to be done by {dueAt}, which has passed while it waited. Change it to a date that lies ahead.',
      },
      'remedy.undecided': {
        title: 'A remedy is not decided yet',
        detail:
          'Remedy {remedy} ({kind}, {amount}) waits for approval. Approve, reject or cancel it, then close the case.',
      },
      'remedy.not-executed': {
        title: 'A remedy was promised and not executed',
        detail:
          'Remedy {remedy} ({kind}, {amount}) was promised to the customer. Execute it with its evidence, or cancel it with a reason, then close the case.',
      },
      'negotiation.not-found': {
        title: 'There is no such negotiation',
        detail: 'The case has no negotiation {negotiation}. Its list of remedies names all that there are.',
      },
      'negotiation.over': {
        title: 'This negotiation is over',
        detail: 'Negotiation {negotiation} is closed, and nothing on it changes any more. Begin a new one.',
      },
      'negotiation.outside': {
        title: 'Nobody has named this amount',
        detail:
          '{amount} is not between what the two sides named last, {low} and {high}. Record who named it as a round, then agree.',
      },
      'negotiation.too-long': {
        title: 'This sheet is full',
        detail: 'A negotiation has at most {limit} rounds. Agree, or end it and begin a new one.',
      },
      'routing.invalid': {
        title: 'The rules are not right yet',
        detail: 'Nothing was changed. Each place that needs attention is listed under "errors".',
      },
      'routing.not-found': {
        title: 'There is no such version',
        detail: 'The rules of routing were never written in version {version}. The latest is {latest}.',
      },
      'routing.conflict': {
        title: 'Somebody was faster',
        detail:
          'The rules were changed by {by} at {at} while you did so. Nothing of yours was stored. Read them again and decide whether your change still applies.',
      },
      'routing.changed': {
        title: 'The rules have changed since you read them',
        detail:
          'They are now at version {version}, by {by} at {at}. Read them again and repeat your change with the new ETag.',
      },
      'people.other-team': {
        title: 'Not one of your people',
        detail:
          'A lead enters people of their own teams, and into and out of these alone. You lead: {teams}. Ask a manager or an admin for: {other}.',
      },
      'template.not-found': {
        title: 'There is no such template',
        detail: 'No template has the id {id}. The list of templates names those that there are.',
      },
      'template.retired': {
        title: 'This template was retired',
        detail:
          'The template {id} is not in use any more since its version {version}. Choose another one of the same situation.',
      },
      'template.conflict': {
        title: 'Somebody was faster',
        detail:
          'Somebody else wrote the template {id} while you did. Nothing of yours was stored. Read it again and decide whether your change still applies.',
      },
      'template.changed': {
        title: 'The template has changed since you read it',
        detail:
          'The template {id} is now at version {version} (0: there is none). Read it again and repeat your change with the new ETag.',
      },
      'feedback.look-again': {
        title: 'This may not be heard as you mean it',
        detail:
          'Nothing was sent yet. Look again at the parts under "errors"; if you mean them as they are, send the same with "insist": true.',
      },
      'praise.not-praise': {
        title: 'This case is not praise',
        detail:
          'The case {reference} is of the kind "{kind}"; only praise is passed on. If it praises somebody, correct its kind first.',
      },
    },
    'zh-CN': {
      'complaint.too-many': {
        title: '此案件的记录条目已满',
        detail:
          '一个案件最多保存 {limit} 条记录：期限、等待、补救措施和协商合计。没有做任何更改，案件仍可答复和办结。请先兑现或撤回未完成的承诺，或另立案件并将两者关联。',
      },
      'case.itself': {
        title: '这不是两个案件',
        detail: '案件不能与自身（{reference}）关联或合并。请填写另一个案件。',
      },
      'case.other-customer': {
        title: '两个案件属于不同的顾客',
        detail: '案件 {reference} 与 {into} 不是同一位顾客的，合并会让双方看到对方的内容。请改用“关联”。',
      },
      'case.open-work': {
        title: '此案件还有未完成的工作',
        detail: '案件 {reference} 还有未完成的 {what}。请先完成或取消，或者改为把另一个案件并入此案件。',
      },
      'case.not-linked': {
        title: '两个案件没有关联',
        detail: '{reference} 与 {other} 之间没有关联。相关案件列表中有全部关联。',
      },
      'bulk.not-found': {
        title: '没有找到这项批量任务',
        detail: '没有编号为 {id} 的任务，或者您无权查看。请检查编号。',
      },
      'bulk.too-many': {
        title: '一项批量任务的案件太多',
        detail: '一项任务最多处理 {limit} 个案件，现在超出了。请分成几项任务。',
      },
      'bulk.nobody': {
        title: '没有符合的案件',
        detail: '没有登记为此产品和批次的案件，因此无事可做。请检查产品和批次的写法。',
      },
      'bulk.not-of-batch': {
        title: '此案件属于其他批次',
        detail: '提交任务时案件 {reference} 属于此批次，之后已被更正，因此没有处理。',
      },
      'bulk.nothing-to-resume': {
        title: '没有可以继续的内容',
        detail: '任务 {id} 没有失败后可以重试的案件。',
      },
      'task.not-found': {
        title: '没有这项任务',
        detail: '没有编号为 {task} 的任务。案件中列有它的全部任务，部门的任务列表中列有交给该部门的任务。',
      },
      'task.wrong-state': {
        title: '任务目前的状态不允许这样做',
        detail: '任务 {task} 目前的状态是“{state}”；只有处于以下状态才可以：{allowed}。',
      },
      'task.case-settled': {
        title: '案件已有结论，任务随之结束',
        detail: '任务 {task} 所属案件的状态是“{status}”，任务不能再变动。请先重新打开案件，再退回任务或另加任务。',
      },
      'task.not-ahead': {
        title: '任务的期限必须在将来',
        detail: '任务的期限必须晚于现在，且最多在 {limit}之内。请另选日期。',
      },
      'task.too-many': {
        title: '这个案件的未完任务已到上限',
        detail: '一个案件最多可有 {limit} 项未完任务。请先验收或取消其中一些。',
      },
      'task.no-link': {
        title: '这项任务没有链接',
        detail: '任务 {task} 由内部部门办理，登录即可处理。只有交给外部合作方的任务才有链接。',
      },
      'promise.not-ahead': {
        title: '承诺的日期须在将来',
        detail: '承诺的日期必须晚于现在，且不超过 {limit}。请另选日期。',
      },
      'promise.not-open': {
        title: '没有这项未兑现的承诺',
        detail: '此案件没有编号为 {clock} 的未兑现承诺。时限列表中有全部未兑现的承诺。',
      },
      'promise.no-rule': {
        title: '此案件的政策没有承诺规则',
        detail: '此案件适用的政策都没有规定承诺如何计时。请管理员启用含有承诺规则的政策，再将其应用到此案件。',
      },
      'deadline.not-extendable': {
        title: '这个时限不能延长',
        detail: '{clock} 所依据的政策不允许延长，或者已经延长过一次；任何政策都只允许延长一次。',
      },
      'deadline.not-found': {
        title: '没有这个正在计时的时限',
        detail: '此案件没有编号为 {clock} 的正在计时的时限。时限列表中有全部正在计时的时限。',
      },
      'reveal.too-many': {
        title: '查看次数已达上限',
        detail:
          '没有显示任何内容。每人每小时最多可查看 {limit} 次被隐藏的信息。请在 {retryAfter} 秒后再试，或请经理代为查看。',
      },
      'policy.not-found': {
        title: '没有这项政策',
        detail: '政策 {id} 没有发布过这个版本。政策列表中有全部可选的政策。',
      },
      'policy.invalid': {
        title: '政策还有需要修改的地方',
        detail: '没有做任何更改。需要修改的位置列在 “errors” 中。',
      },
      'policy.conflict': {
        title: '有人先您一步',
        detail: '在您操作期间，{by} 已于 {at} 启用或发布了政策。您的更改没有保存。请重新读取后再决定是否仍要更改。',
      },
      'policy.changed': {
        title: '启用的政策在您读取之后已有变化',
        detail: '现在启用的是第 {number} 次启用的政策，由 {by} 于 {at} 启用。请重新读取，并用新的 ETag 再次提交。',
      },
      'action.no-cause': {
        title: '措施需要对应的原因',
        detail: '此案件的鱼骨图中没有这个原因，案件也没有原因代码。请先记录原因，或填写已有原因的编号。',
      },
      'action.too-many': {
        title: '此案件的措施已达上限',
        detail: '一个案件最多 {limit} 项措施。属于其他原因的，请另立案件。',
      },
      'action.not-found': { title: '没有这项措施', detail: '此案件没有措施 {action}。全部措施列在 …/actions 中。' },
      'action.wrong-state': {
        title: '当前状态不能这样操作',
        detail: '措施 {action} 的状态为“{state}”；此操作只适用于：{allowed}。',
      },
      'action.too-early': {
        title: '现在验证效果为时过早',
        detail: '措施 {action} 自 {effectiveAt} 起才能验证效果，请届时再验证。',
      },
      'cause-codes.changed': {
        title: '原因代码在您读取之后已有变化',
        detail: '现在是第 {version} 版，由 {by} 于 {at} 发布。您的更改没有保存。请重新读取，并用新的 ETag 再次提交。',
      },
      'cause-codes.not-found': {
        title: '没有这个版本的原因代码',
        detail: '原因代码没有发布过第 {version} 版。不带版本号即可查看最新版本。',
      },
      'promise.of-remedy': {
        title: '这项承诺由补救措施兑现',
        detail:
          '承诺 {clock} 属于补救措施 {remedy}。执行该措施并提交凭证后，承诺即告兑现；如不再执行，请说明理由后取消，顾客会收到通知。',
      },
      'money.other-currency': {
        title: '币种不同',
        detail: '金额的币种是 {given}，而此处一律使用 {wanted}。系统不换算金额，请用 {wanted} 填写。',
      },
      'remedy.not-found': {
        title: '没有这项补救措施',
        detail: '此案件没有编号为 {remedy} 的补救措施。补救措施列表中有全部记录。',
      },
      'remedy.wrong-state': {
        title: '此补救措施当前不能这样操作',
        detail: '补救措施 {remedy} 的状态为“{state}”；此操作只适用于：{allowed}。',
      },
      'remedy.own-proposal': {
        title: '须由他人决定',
        detail: '{remedy} 是您本人提出的，任何人都不能审批自己的提议。请额度足够的同事决定。',
      },
      'remedy.above-your-limit': {
        title: '超出您的审批额度',
        detail: '本案补救措施合计 {amount}；您的角色（{role}）最多可决定 {limit}。请额度更高的同事决定。',
      },
      'remedy.above-all-limits': {
        title: '超出所有人的审批额度',
        detail: '连同本案其他补救措施合计 {amount}，而最高审批额度为 {limit}。请降低金额，或请求调高本系统的审批额度。',
      },
      'remedy.no-limit': {
        title: '此币种没有设定审批额度',
        detail:
          '金额的币种是 {currency}；已设定审批额度的币种：{limits}。系统不换算金额，请改用其中一种币种，或请求为 {currency} 设定额度。',
      },
      'remedy.other-amount': {
        title: '金额与您看到的不同',
        detail: '您决定的是 {seen}，而 {remedy} 的金额是 {amount}。没有做任何更改。请重新查看后再决定。',
      },
      'remedy.superseded': {
        title: '已被新的补救措施取代',
        detail:
          '{remedy}（{amount}）已由 {by} 于 {at} 改为 {successor}（{now}）。没有做任何更改。请查看 {successor} 后再决定。',
      },
      'remedy.already-approved': {
        title: '已经批准',
        detail: '{by} 已于 {at} 批准 {remedy}，不再需要其他人审批。您无需再做什么。',
      },
      'remedy.date-passed': {
        title: '期限已过',
        detail: '{remedy} 原定于 {dueAt} 前办妥，但在等待审批期间已过期。请改为将来的日期。',
      },
      'remedy.undecided': {
        title: '还有补救措施没有决定',
        detail: '补救措施 {remedy}（{kind}，{amount}）正在等待审批。请先批准、驳回或取消，再结案。',
      },
      'remedy.not-executed': {
        title: '已承诺的补救措施尚未执行',
        detail: '补救措施 {remedy}（{kind}，{amount}）已向顾客承诺。请执行并提交凭证，或说明理由后取消，再结案。',
      },
      'negotiation.not-found': {
        title: '没有这项协商',
        detail: '此案件没有编号为 {negotiation} 的协商。补救措施列表中有全部记录。',
      },
      'negotiation.over': {
        title: '协商已经结束',
        detail: '协商 {negotiation} 已关闭，内容不再更改。如需继续，请另开一项协商。',
      },
      'negotiation.outside': {
        title: '双方都没有提出过这个金额',
        detail: '{amount} 不在双方最近提出的 {low} 与 {high} 之间。请先把提出方和金额记为一轮，再达成一致。',
      },
      'negotiation.too-long': {
        title: '这张协商单已满',
        detail: '一项协商最多 {limit} 轮。请达成一致，或结束后另开一项。',
      },
      'routing.invalid': {
        title: '分派规则还有需要修改的地方',
        detail: '没有做任何更改。需要修改的位置列在 “errors” 中。',
      },
      'routing.not-found': {
        title: '没有这个版本',
        detail: '分派规则没有第 {version} 版。最新的是第 {latest} 版。',
      },
      'routing.conflict': {
        title: '有人先您一步',
        detail: '在您操作期间，{by} 已于 {at} 更改了分派规则。您的更改没有保存。请重新读取后再决定是否仍要更改。',
      },
      'routing.changed': {
        title: '分派规则在您读取之后已有变化',
        detail: '现在是第 {version} 版，由 {by} 于 {at} 更改。请重新读取，并用新的 ETag 再次提交。',
      },
      'people.other-team': {
        title: '不是您团队的人员',
        detail:
          '组长只能登记自己团队的人员，也只能在自己的团队中调入调出。您负责：{teams}。涉及 {other} 的更改请找经理或管理员。',
      },
      'template.not-found': { title: '没有这个模板', detail: '没有编号为 {id} 的模板。模板列表中有全部可用的模板。' },
      'template.retired': {
        title: '这个模板已停用',
        detail: '模板 {id} 从第 {version} 版起已停用。请选择同一情形的其他模板。',
      },
      'template.conflict': {
        title: '有人先您一步',
        detail: '在您修改期间，别人已写入模板 {id}。您的更改没有保存。请重新读取后再决定是否仍要修改。',
      },
      'template.changed': {
        title: '模板在您读取之后已有变化',
        detail: '模板 {id} 当前为第 {version} 版（0 表示没有此模板）。请重新读取，并用新的 ETag 再次提交。',
      },
      'feedback.look-again': {
        title: '对方听到的可能和您想说的不一样',
        detail: '还没有发送。请再看看 "errors" 中列出的部分；如果就是这个意思，请加上 "insist": true 重新发送。',
      },
      'praise.not-praise': {
        title: '这件案件不是表扬',
        detail: '案件 {reference} 的类型是“{kind}”，只有表扬才会转达。如果其中确有表扬，请先更正类型。',
      },
    },
  },
  fields: {
    en: {
      'unknown-placeholder': '"{field}" names a placeholder that there is not: {limit}. Those in brackets are known.',
      'misspelt-placeholder': '"{field}" spells a placeholder in a way that nothing would fill in. Write: {limit}.',
      'lonely-brace':
        '"{field}" has a brace without its partner, near: {limit}. Braces stand around the name of a placeholder and nowhere else, for others would reach the customer.',
      yourself: '"{field}" is yourself. Name the colleague for whom this is.',
      'not-of-form': '"{field}" is not a part of this form. Its parts are {limit}.',
      generalises: '"{field}" generalises ("always", "never"). Describe one case, and when it was.',
      judges: '"{field}" judges a person. Describe what a camera would have shown.',
      'asks-nothing': '"{field}" asks nothing. Put a question that your colleague can answer.',
      'only-forbids': '"{field}" only says what shall not be. Say what you would like to see instead.',
      'no-thanks': '"{field}" does not thank. Say it in your own words.',
      'not-staff-but': 'The staff directory knows nobody by this name. Did you mean "{limit}"?',
      'needs-a-rest': 'The last rule takes what no other takes. Leave out "when" in it, so that no case goes nowhere.',
      'not-after': '"{field}" must be later than {limit}.',
      'too-late': '"{field}" is too far away. The most is {limit}.',
      'not-a-reference': '"{field}" is not a reference such as CR-7KQ3-M2XT, or a letter of it is wrong.',
      'nothing-about': 'Please name at least one of product, orderNumber and batch.',
      'cases-or-batch':
        'Please say which cases: either "cases" with their references, or "of" with a product and a batch.',
      'nothing-to-change': 'Please name at least one of kind, category and level.',
      duplicate: '"{field}" names {limit} a second time. Each policy can be active once.',
      'unknown-policy': '"{field}" names no policy. There are: {limit}.',
      'unknown-version':
        '"{field}" names a version that was never published. The versions of this policy are: {limit}.',
      'altered-version':
        '"{field}" was published with other content under the same version ({limit}). A published version never changes: give the pack a new version.',
      'pack-in-the-box': '"{field}" is the id of a policy that comes with Redress. Choose an id of your own.',
      'reserved-id': '"{field}" is a word of the API. Choose another id.',
      'other-id': '"{field}" is not the id in the address ({limit}). Use the same one in both places.',
      'unknown-activation': 'There never was an activation of this number ("{field}"). The latest is {limit}.',
      'nothing-before': 'No other policies were active before: there is nothing to go back to.',
      'not-an-id': '"{field}" is a name in lower-case letters, digits and hyphens, such as "retail-gold".',
      'taken-id': '"{field}" repeats the id "{limit}". Each rule of a policy has an id of its own.',
      'not-a-date': '"{field}" is not a date such as 2026-03-24.',
      'not-a-link': '"{field}" is not a web address that begins with https://.',
      'not-a-recipient':
        '"{field}" is neither assignee, lead, manager, director or on-call nor an email address such as care@example.com.',
      'not-an-amount':
        '"{field}" is not an amount of time: PT8H (working time), 3BD (business days), P8W, P15D or P1M (calendar time).',
      'no-time': '"{field}" is no time at all. A clock needs at least a second.',
      'too-much-time': '"{field}" is longer than a policy may count. The most is {limit}.',
      'not-a-warning':
        '"{field}" is no warning point: a share of the target such as 75%, or a time before it is due such as PT2H, 1BD or P1D.',
      'not-a-step':
        '"{field}" is no step of a ladder: a sign, then a share or an amount: +0% (when it is due), +50%, -25%, -PT2H, +1BD.',
      'months-before':
        '"{field}" counts months or years back from a due time, and those differ in length. Use days or weeks.',
      'business-days-before':
        '"{field}" counts business days back, but the rule "{limit}" is not due in business days. Use PT…H, P…D or a percentage, or give the rule points of its own.',
      'before-its-start':
        '"{field}" lies before the clock of the rule "{limit}" starts. Choose a point nearer to its due time, or give the rule points of its own.',
      'not-for-a-promise':
        '"{field}" does not go with a promise or a task: whoever makes it names its date, and it always counts. Leave it out.',
      'not-for-a-chance':
        '"{field}" does not go with an optional rule: when a chance has passed, nobody is late. Leave it out.',
      'statute-never-pauses':
        '"{field}" cannot stand in a statutory policy: the time that a law sets does not stand still.',
      'source-needed':
        'A statutory policy says where it is written. Please fill in "{field}": name, url and checkedOn.',
      'extension-not-longer': '"{field}" must be longer than the target {limit} on every day of the year.',
      'never-reached':
        '"{field}": this rule never counts, because the rule "{limit}" before it takes all of its cases.',
      'never-matches': '"{field}" can never fit: the policy as a whole is only for {limit}.',
      'too-much-text': 'The policy may have at most {limit} bytes. Shorten its sentences, or divide it in two.',
      'not-ahead': '"{field}" must lie ahead, and at most {limit}.',
      'before-due': '"{field}" lies before the action is due. It can be checked only after it was done.',
      'unknown-cause-code':
        'There is no such cause code in the tree of version {limit}. GET /v1/staff/cause-codes lists all of them.',
      'cause-group': '"{field}": {limit} is a group of causes. Choose one of the codes below it.',
      'unknown-cause':
        '"{field}" is the id of no cause of this analysis, or stands twice. Leave it out for a new cause.',
      'no-cause': 'There is no cause in it yet. Please give answers to why, causes of the fishbone or a cause code.',
      'duplicate-branch': '"{field}" names the branch "{limit}" a second time. Put its causes into one.',
      'too-many-branches':
        'A fishbone may have at most {limit} branches of your own beside the six that everybody has.',
      'too-many-causes': 'A fishbone may have at most {limit} causes in all, with what lies behind them.',
      'not-a-cause-code':
        '"{field}" is no cause code: up to 40 letters, digits, dots and hyphens, such as PRD-MAT-DEF.',
      'taken-cause-code': '"{field}" repeats the code "{limit}". Each code stands once in a tree.',
      'too-many-cause-codes': 'A tree may have at most {limit} codes in all. Leave out those that nobody uses.',
      'too-much-tree':
        'A tree may have at most {limit} bytes. Shorten its labels, or leave out codes that nobody uses.',
      'amount-needed': 'A {limit} has an amount. Please fill in "{field}", in whole minor units, and the currency.',
      'no-amount-here': 'This kind of remedy ({limit}) has no amount. Leave out "{field}" and the currency.',
      'amount-of-nothing': 'A {limit} of nothing is none. "{field}" must be at least 1.',
      'not-a-currency': '"{field}" is not a currency of ISO 4217, such as CNY, EUR or JPY.',
      'amount-and-currency': '"{field}" and its currency go together. Please fill in both, or neither.',
    },
    'zh-CN': {
      'unknown-placeholder': '“{field}”中有不存在的占位符：{limit}。括号中是全部可用的占位符。',
      'misspelt-placeholder': '“{field}”中的占位符写法不对，无法填入内容。请写成：{limit}。',
      'lonely-brace': '“{field}”中有不成对的花括号，位置：{limit}。其他花括号会原样发给顾客。',
      yourself: '“{field}”是您自己。请填写反馈给哪位同事。',
      'not-of-form': '“{field}”不属于这种形式。它的组成部分是：{limit}。',
      generalises: '“{field}”以偏概全（“总是”“从不”）。请只写一件事，并写明时间。',
      judges: '“{field}”是在评价人。请写镜头能拍到的事实。',
      'asks-nothing': '“{field}”没有提问。请提一个同事可以回答的问题。',
      'only-forbids': '“{field}”只说了不要什么。请写希望看到什么。',
      'no-thanks': '“{field}”没有道谢。请用自己的话说声谢谢。',
      'not-staff-but': '员工名录中没有此人。您是想填写“{limit}”吗？',
      'needs-a-rest': '最后一条规则接收其他规则都不接收的案件。请去掉其中的 “when”，使每个案件都有去处。',
      'not-after': '“{field}”必须晚于 {limit}。',
      'too-late': '“{field}”离得太远，最长 {limit}。',
      'not-a-reference': '“{field}”不是有效的案件编号（例如 CR-7KQ3-M2XT），或其中有字符写错。',
      'nothing-about': '请至少填写 product、orderNumber、batch 中的一项。',
      'cases-or-batch': '请指明是哪些案件：用 “cases” 列出编号，或用 “of” 指明产品和批次，两者选一。',
      'nothing-to-change': '请至少指定 kind、category、level 中的一项。',
      duplicate: '“{field}”重复列出了 {limit}。每项政策只能启用一次。',
      'unknown-policy': '“{field}”不是已有的政策。可选的有：{limit}。',
      'unknown-version': '“{field}”的这个版本没有发布过。此政策的版本有：{limit}。',
      'altered-version': '“{field}”在同一版本号（{limit}）下发布过不同的内容。已发布的版本不能更改，请改用新的版本号。',
      'pack-in-the-box': '“{field}”是 Redress 自带政策的编号，请改用自己的编号。',
      'reserved-id': '“{field}”是接口的保留字，请改用其他编号。',
      'other-id': '“{field}”与地址中的编号（{limit}）不同，请使两处一致。',
      'unknown-activation': '没有这个编号的启用记录（“{field}”）。最近一次是第 {limit} 次。',
      'nothing-before': '此前没有启用过其他政策，无法回退。',
      'not-an-id': '“{field}”应为由小写字母、数字和连字符组成的名称，例如 retail-gold。',
      'taken-id': '“{field}”与另一条规则的编号“{limit}”重复。同一政策中每条规则的编号必须唯一。',
      'not-a-date': '“{field}”不是有效日期，例如 2026-03-24。',
      'not-a-link': '“{field}”不是以 https:// 开头的网址。',
      'not-a-recipient':
        '“{field}”既不是 assignee、lead、manager、director、on-call，也不是电子邮件地址，例如 care@example.com。',
      'not-an-amount': '“{field}”不是时长：PT8H（工作时间）、3BD（工作日）、P8W、P15D 或 P1M（日历时间）。',
      'no-time': '“{field}”的时长为零。时限至少为一秒。',
      'too-much-time': '“{field}”超出了政策可以计算的时长，最多为 {limit}。',
      'not-a-warning': '“{field}”不是预警点：可写目标时长的百分比，例如 75%；或到期前的时间，例如 PT2H、1BD、P1D。',
      'not-a-step':
        '“{field}”不是升级步骤：先写正负号，再写百分比或时长，例如 +0%（到期时）、+50%、-25%、-PT2H、+1BD。',
      'months-before': '“{field}”从到期时间往回数月或年，而月和年长短不一。请改用天或周。',
      'business-days-before':
        '“{field}”往回数工作日，但规则“{limit}”的时限不以工作日计。请改用 PT…H、P…D 或百分比，或为该规则单独设置。',
      'before-its-start': '“{field}”早于规则“{limit}”开始计时的时间。请选离到期更近的时间点，或为该规则单独设置。',
      'not-for-a-promise': '“{field}”不能用于承诺或任务规则：日期由作出承诺或交办任务的人确定，且始终有效。请去掉。',
      'not-for-a-chance': '“{field}”不能用于可选规则：机会过去，没有人因此逾期。请去掉。',
      'statute-never-pauses': '“{field}”不能用于法定政策：法定时限不会暂停。',
      'source-needed': '法定政策须注明出处。请填写“{field}”：name、url 和 checkedOn。',
      'extension-not-longer': '“{field}”在一年中的任何一天都必须长于目标 {limit}。',
      'never-reached': '“{field}”：这条规则永远不会生效，因为前面的规则“{limit}”已涵盖它的全部情形。',
      'never-matches': '“{field}”永远不会符合：整个政策只适用于 {limit}。',
      'too-much-text': '政策最多 {limit} 字节。请缩短文字，或分成两项政策。',
      'not-ahead': '“{field}”必须晚于现在，且不超过 {limit}。',
      'before-due': '“{field}”早于措施的完成期限。措施完成之后才能验证效果。',
      'unknown-cause-code': '第 {limit} 版原因代码中没有这个代码。GET /v1/staff/cause-codes 列出全部代码。',
      'cause-group': '“{field}”：{limit} 是一组原因，请选择其下的具体代码。',
      'unknown-cause': '“{field}”不是本次分析中已有原因的编号，或者重复出现。新的原因请不要填写编号。',
      'no-cause': '还没有任何原因。请填写“为什么”的回答、鱼骨图中的原因或原因代码。',
      'duplicate-branch': '“{field}”重复了分支“{limit}”，请合并到同一分支。',
      'too-many-branches': '除六个通用分支外，鱼骨图最多可以有 {limit} 个自定义分支。',
      'too-many-causes': '鱼骨图最多可以有 {limit} 个原因（包括深层原因）。',
      'not-a-cause-code': '“{field}”不是原因代码：最多 40 个字母、数字、点和连字符，例如 PRD-MAT-DEF。',
      'taken-cause-code': '“{field}”与代码“{limit}”重复。同一套代码中每个代码只能出现一次。',
      'too-many-cause-codes': '一套原因代码最多 {limit} 个，请去掉无人使用的代码。',
      'too-much-tree': '一套原因代码最多 {limit} 字节。请缩短名称，或去掉无人使用的代码。',
      'amount-needed': '“{limit}”需要金额。请以最小货币单位的整数填写“{field}”，并注明币种。',
      'no-amount-here': '此类补救措施（{limit}）没有金额。请去掉“{field}”和币种。',
      'amount-of-nothing': '“{limit}”的金额不能为零。“{field}”至少为 1。',
      'not-a-currency': '“{field}”不是 ISO 4217 币种代码，例如 CNY、EUR、JPY。',
      'amount-and-currency': '“{field}”和币种须一同填写，或都不填。',
    },
  },
};

const all = (language: Language): Record<ErrorCode, Refusal> => {
  const sentences: Partial<Record<ErrorCode, Refusal>> = {
    ...webhookSentences.problems[language],
    ...trackSentences.problems[language],
    ...linkSentences.problems[language],
    ...attachmentsOnly.problems[language],
    ...privacyOnly.problems[language],
    ...staffOnly.problems[language],
  };
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- test/house/wording.test.ts holds that none is missing
  return sentences as Record<ErrorCode, Refusal>;
};

/** Every refusal that leaves the API, in both languages. */
export const allSentences = {
  problems: { en: all('en'), 'zh-CN': all('zh-CN') },
  fields: {
    en: { ...linkSentences.fields.en, ...attachmentsOnly.fields.en, ...privacyOnly.fields.en, ...staffOnly.fields.en },
    'zh-CN': {
      ...linkSentences.fields['zh-CN'],
      ...attachmentsOnly.fields['zh-CN'],
      ...privacyOnly.fields['zh-CN'],
      ...staffOnly.fields['zh-CN'],
    },
  },
} satisfies Sentences;
