// Longer than 250 lines on purpose: a sentence for each thing that can be wrong, in both languages.
import type { ErrorCode } from '../domain/errors.ts';
import type { Language } from '../domain/complaint/vocabulary.ts';

/** What is wrong, and what helps. */
export type Refusal = { title: string; detail: string };

/** The refusals of some functions, in both languages: of requests as a whole, and of single fields. */
export type Sentences = {
  problems: Record<Language, Partial<Record<ErrorCode, Refusal>>>;
  fields: Record<Language, Record<string, string>>;
};

/** What customers can be told. Their functions carry these and no more: what staff can be told takes as much room again as many times. */
export const publicSentences: Sentences = {
  problems: {
    en: {
      'request.invalid': {
        title: 'Some fields need another look',
        detail: 'Nothing was changed. Each field that needs attention is listed under "errors".',
      },
      'request.not-json': {
        title: 'The body is not JSON',
        detail:
          'The body could not be read as a JSON object. Check its brackets, commas and quotation marks, and send it again.',
      },
      'request.not-utf-8': {
        title: 'The body is not UTF-8',
        detail:
          'Some characters of the body were destroyed on the way, which happens when it is not encoded in UTF-8. Encode it in UTF-8 and send it again.',
      },
      'request.too-large': {
        title: 'The body is too large',
        detail:
          'A request may have {limit} bytes. Shorten the text, or send the rest as further messages to the same case.',
      },
      'request.unsupported-media-type': {
        title: 'The body is of another type',
        detail: 'Send the body as JSON with the header "Content-Type: application/json".',
      },
      'request.bad-cursor': {
        title: 'The cursor cannot be read',
        detail: 'Use a cursor as it was answered under "nextCursor", or start again without one.',
      },
      'access.unauthenticated': {
        title: 'Who are you?',
        detail:
          'Send the header "Authorization: Bearer …" with the tracking secret of the case, or as staff with your access token.',
      },
      'access.forbidden': { title: 'Not allowed', detail: 'Your role may not do this. It is for: {allowed}.' },
      'access.other-team': {
        title: 'This case belongs to another team',
        detail:
          'Case {reference} is with the team {team}; you are in: {teams}. Ask its lead, or a manager, to give it to you.',
      },
      'complaint.not-found': {
        title: 'No such case',
        detail:
          'There is no case with this reference and secret. Check both against the confirmation that you received.',
      },
      'complaint.wrong-status': {
        title: 'Not possible in this status',
        detail: 'The case is "{status}"; this is possible when it is: {allowed}.',
      },
      'complaint.conflict': {
        title: 'Somebody was faster',
        detail:
          'The case was changed by {by} at {at} while you worked on it. Read it again and decide whether your change still applies.',
      },
      'complaint.changed': {
        title: 'The case has changed since you read it',
        detail:
          'The latest change is by {by} at {at}; the case is now at version {version}. Read it again and repeat your change with the new ETag.',
      },
      'complaint.already-taken': {
        title: 'Somebody has this case',
        detail: '{by} took the case at {at}. Use "assign" if it should change hands.',
      },
      'complaint.full': {
        title: 'This case holds as much as it can',
        detail:
          'A case holds {limit} bytes of text, and this text does not fit any more. Shorten it, or file a further complaint that names this reference.',
      },
      'complaint.open-promise': {
        title: 'A promise is still open',
        detail:
          'The customer was promised something by {dueAt} ({clock}). Record that it was kept, then close the case.',
      },
      'complaint.merged': {
        title: 'This case goes on in another one',
        detail: 'Case {reference} was merged into {into} at {at}. What you wanted to do can be done there.',
      },
      'complaint.open-task': {
        title: 'A mandatory task is still open',
        detail:
          'The case cannot be resolved while these tasks are neither accepted nor cancelled: {tasks}. Accept their answers, or cancel them with a reason, then resolve the case.',
      },
      'complaint.cause-missing': {
        title: 'Why it happened is not known yet',
        detail:
          'The case {reference} is urgent, and urgent cases are closed once they have a cause code. Record the cause with a code, then close the case.',
      },
      'idempotency.mismatch': {
        title: 'This Idempotency-Key was used for another request',
        detail: 'A key stands for one request. Use a new key for a new request, or repeat the first request exactly.',
      },
      'idempotency.key-invalid': {
        title: 'The Idempotency-Key cannot be used',
        detail: 'Use 1 to 255 visible ASCII characters, for example a UUID.',
      },
      'precondition.invalid': {
        title: 'The If-Match header cannot be read',
        detail: 'Use the ETag as it was answered with the case, for example "7" with its quotation marks.',
      },
      'service.unavailable': {
        title: 'Very busy just now',
        detail: 'Nothing was stored. Send the same request again in {retryAfter} s.',
      },
      'service.failed': {
        title: 'Something went wrong on our side',
        detail:
          'Send the same request again, with the same Idempotency-Key if it had one: nothing is stored twice. If it happens again, tell us this number: {requestId}',
      },
    },
    'zh-CN': {
      'request.invalid': {
        title: '有些内容需要再看一下',
        detail: '没有做任何更改。需要修改的字段都列在 "errors" 里。',
      },
      'request.not-json': {
        title: '请求正文不是 JSON',
        detail: '无法把请求正文读成一个 JSON 对象。请检查括号、逗号和引号后重新发送。',
      },
      'request.not-utf-8': {
        title: '请求正文不是 UTF-8 编码',
        detail: '正文中的部分字符在途中损坏，通常是因为没有使用 UTF-8 编码。请改用 UTF-8 编码后重新发送。',
      },
      'request.too-large': {
        title: '请求正文太大',
        detail: '一次请求最多 {limit} 字节。请缩短文字，或把其余内容作为补充留言发送到同一案件。',
      },
      'request.unsupported-media-type': {
        title: '请求正文类型不对',
        detail: '请以 JSON 发送正文，并带上请求头 "Content-Type: application/json"。',
      },
      'request.bad-cursor': {
        title: '无法读取分页游标',
        detail: '请原样使用 "nextCursor" 返回的值，或不带游标从头开始。',
      },
      'access.unauthenticated': {
        title: '需要证明身份',
        detail: '请带上请求头 "Authorization: Bearer …"：客户使用案件的查询密钥，员工使用访问令牌。',
      },
      'access.forbidden': { title: '没有权限', detail: '您的角色不能执行此操作。允许的角色：{allowed}。' },
      'access.other-team': {
        title: '此案件属于其他团队',
        detail: '案件 {reference} 由{team}负责，您在：{teams}。请联系该团队的组长或经理将案件转给您。',
      },
      'complaint.not-found': {
        title: '没有找到案件',
        detail: '没有与此编号和密钥相符的案件。请对照您收到的确认信息检查这两项。',
      },
      'complaint.wrong-status': {
        title: '当前状态不能这样操作',
        detail: '案件状态为“{status}”；此操作只适用于：{allowed}。',
      },
      'complaint.conflict': {
        title: '有人先您一步',
        detail: '在您操作期间，{by} 于 {at} 修改了此案件。请重新读取后再决定是否仍要修改。',
      },
      'complaint.changed': {
        title: '案件在您读取之后已有变化',
        detail: '最近一次修改由 {by} 于 {at} 作出，当前版本为 {version}。请重新读取，并用新的 ETag 再次提交。',
      },
      'complaint.already-taken': {
        title: '此案件已有人处理',
        detail: '{by} 已于 {at} 接手此案件。如需换人，请使用“指派”。',
      },
      'complaint.full': {
        title: '此案件的内容已满',
        detail: '一个案件最多保存 {limit} 字节的文字，这段文字放不下了。请缩短，或另外提交一件投诉并注明此编号。',
      },
      'complaint.open-promise': {
        title: '还有承诺没有兑现',
        detail: '已向顾客承诺在 {dueAt} 前办到（{clock}）。请先登记承诺已兑现，再结案。',
      },
      'complaint.merged': {
        title: '此案件已并入另一案件',
        detail: '案件 {reference} 已于 {at} 并入 {into}。请在那里继续操作。',
      },
      'complaint.open-task': {
        title: '还有必办任务没有完成',
        detail: '以下必办任务尚未验收或取消，案件不能办结：{tasks}。请先验收答复，或注明理由取消，再办结案件。',
      },
      'complaint.cause-missing': {
        title: '还没有查明原因',
        detail: '案件 {reference} 为紧急案件，填写原因代码后才能关闭。请先记录原因并选择原因代码，再关闭案件。',
      },
      'idempotency.mismatch': {
        title: '此 Idempotency-Key 已用于另一请求',
        detail: '一个键只对应一个请求。新请求请用新键，或原样重发第一次的请求。',
      },
      'idempotency.key-invalid': {
        title: 'Idempotency-Key 无法使用',
        detail: '请使用 1 到 255 个可见 ASCII 字符，例如一个 UUID。',
      },
      'precondition.invalid': {
        title: '无法读取 If-Match 请求头',
        detail: '请原样使用读取案件时返回的 ETag，例如带引号的 "7"。',
      },
      'service.unavailable': { title: '现在非常繁忙', detail: '本次请求未保存。请在 {retryAfter} 秒后重发同一请求。' },
      'service.failed': {
        title: '我们这边出了问题',
        detail:
          '请重发同一请求（如有 Idempotency-Key 请保持不变），不会重复保存。如再次发生，请告诉我们这个编号：{requestId}',
      },
    },
  },
  fields: {
    en: {
      required: 'Please fill in "{field}".',
      'wrong-type': '"{field}" has another type than expected ({limit}).',
      'too-long': '"{field}" may have at most {limit} characters.',
      'too-short': '"{field}" needs at least {limit}.',
      'too-large': '"{field}" may be at most {limit}.',
      'not-an-email': '"{field}" is not an email address, for example name@example.com.',
      'wrong-form': '"{field}" is not written as expected.',
      'not-a-choice': '"{field}" must be one of: {limit}.',
      unknown: '"{field}" is not a field of this request. Leave it out.',
      blank: 'Please fill in "{field}".',
      'control-characters': '"{field}" may not contain line breaks or control characters.',
      'not-well-formed': '"{field}" contains half of a character. Encode the text again.',
      'not-utf-8': '"{field}" contains characters that were destroyed by a wrong encoding. Use UTF-8.',
      'email-or-phone': 'Please give an email address or a phone number, so that we can answer.',
      'not-a-country': '"{field}" is not a country in two capital letters (ISO 3166-1), such as CN, GB or IE.',
      invalid: '"{field}" cannot be used as it is.',
    },
    'zh-CN': {
      required: '请填写“{field}”。',
      'wrong-type': '“{field}”的类型不对（应为 {limit}）。',
      'too-long': '“{field}”最多 {limit} 个字符。',
      'too-short': '“{field}”至少需要 {limit}。',
      'too-large': '“{field}”最大为 {limit}。',
      'not-an-email': '“{field}”不是电子邮件地址，例如 name@example.com。',
      'wrong-form': '“{field}”的写法不对。',
      'not-a-choice': '“{field}”只能是：{limit}。',
      unknown: '本请求没有“{field}”这个字段，请去掉。',
      blank: '请填写“{field}”。',
      'control-characters': '“{field}”不能包含换行或控制字符。',
      'not-well-formed': '“{field}”中有不完整的字符，请重新编码。',
      'not-utf-8': '“{field}”中有因编码错误而损坏的字符，请使用 UTF-8。',
      'email-or-phone': '请留下电子邮件或电话号码，以便我们答复您。',
      'not-a-country': '“{field}”不是两位大写国家或地区代码（ISO 3166-1），例如 CN、GB、IE。',
      invalid: '“{field}”不能使用。',
    },
  },
};
