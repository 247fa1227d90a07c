import type { Situation } from './template.ts';

/** The templates in the box, in Chinese. Each passes the coach when it is filled. */
export const chineseBox: Record<Situation, { title: string; text: string }> = {
  'apology-and-details': {
    title: '致歉并请补充细节',
    text: `{customerName}，您好：

您反映的{product}的问题（编号 {reference}），我从头到尾读过了。让您遇到这样的事，真的很抱歉。换作是我，也会着急。

您需要的是把这件事弄清楚、一次解决好。为此想请您告诉我两点：问题是哪一天出现的？当时是怎么使用的？如果方便，请附上一张照片。

收到后我马上核对，并在{dueDate}前把结果告诉您。

{agentName}
{brand}`,
  },
  'first-response': {
    title: '首次答复',
    text: `{customerName}，您好：

我是{agentName}，您的这件事由我负责（编号 {reference}）。您来信说到的{product}的情况，我已经看到，给您添了麻烦，非常抱歉，也能体会您的失望。

对您来说，要紧的是知道有人在管、什么时候有结果。我会在{dueDate}前给您答复。

如果您更希望打电话谈，请告诉我方便的时间，好吗？

{agentName}
{brand}`,
  },
  'progress-update': {
    title: '进展告知',
    text: `{customerName}，您好：

关于您反映的{product}（编号 {reference}），事情还没有办完，让您一直等着，很抱歉，我知道等待让人焦急。

您希望知道走到哪一步了：我们查到了您当时的记录，正在和同事核对原因。我会在{dueDate}前把结论告诉您。

这期间如果情况有变化，请您直接回复这封邮件，可以吗？

{agentName}
{brand}`,
  },
  delay: {
    title: '延期说明',
    text: `{customerName}，您好：

您反映的{product}的事（编号 {reference}），我没能按说好的日子答复您。这是我们没有做好，对不起。让您白等，您生气是应该的。

您需要的是一个靠得住的日子：我会在{dueDate}前给您答复，到那天无论查到哪一步，都会写信告诉您。

如果等不到那一天，请您告诉我，我们一起商量先办哪一件，好吗？

{agentName}
{brand}`,
  },
  'decision-accepted': {
    title: '处理决定：认可',
    text: `{customerName}，您好：

您反映的{product}的问题，我们核对过了：您说得对，是我们的错，向您郑重道歉。这段时间让您失望了。

您需要的是把它纠正过来。我们这样处理：{remedy}。我会在{dueDate}前办好，并写信告诉您。

请您看一看，这样处理可以吗？编号 {reference}，直接回复即可。

{agentName}
{brand}`,
  },
  'decision-partly': {
    title: '处理决定：部分认可',
    text: `{customerName}，您好：

您反映的{product}的问题，我们核对过了。其中一部分确实是我们没有做好，向您道歉；另一部分我们的看法和您不同，我知道这会让您失望，下面把理由写清楚。

您在意的是公平，也想知道理由：{reason}。

我们能做的是：{remedy}。我会在{dueDate}前办好。

如果您觉得哪一点不对，请您告诉我，我们会请另一位同事重新看一遍。编号 {reference}。

{agentName}
{brand}`,
  },
  'decision-declined': {
    title: '处理决定：未能认可',
    text: `{customerName}，您好：

您反映的{product}的问题，我们从头核对了一遍。这次的结果不是您希望的，很抱歉让您失望，我把原因如实写给您：{reason}。

您想知道的是为什么，也需要知道还能怎么办。您可以请我们换一位同事重新审查，也可以找我们之外的机构。只要您提出来，我会在{dueDate}前把重新审查的结果告诉您。

请您告诉我，您愿意怎么做？编号 {reference}。

{agentName}
{brand}`,
  },
  'remedy-offered': {
    title: '提出补救方案',
    text: `{customerName}，您好：

您反映的{product}的问题（编号 {reference}），我们看到了照片和记录，给您添了这么多麻烦，真的对不起，您的失望我能体会。

您需要的是一个实在的交代。我们愿意这样做：{remedy}。

您看可以吗？您同意以后，我会在{dueDate}前办好；如果您有别的想法，也请告诉我，我们再商量。

{agentName}
{brand}`,
  },
  closing: {
    title: '结案',
    text: `{customerName}，您好：

您反映的{product}的事（编号 {reference}），答应您的都办完了。谢谢您告诉我们，也再次为这段时间让您着急道歉。

对您来说，最重要的是问题真的解决了。如果还有没做好的地方，请您直接回复，{dueDate}之前我都会把这件案子留在手边，随时接着办，并在收到当天给您回复。

{agentName}
{brand}`,
  },
  'safety-stop-using': {
    title: '安全：请停止使用',
    text: `{customerName}，您好：

请您现在就停止使用{product}，拔掉电源，放到孩子碰不到的地方。

您反映的情况我读到时很不安，让您和家人受了惊吓，非常抱歉。您和家人的安全最重要。如果有人受伤或不舒服，请先就医，并保留单据。

我会在{dueDate}前派人上门取回检查，费用由我们承担，检查结果由我写信告诉您。请您回复一个方便的电话和时间。编号 {reference}。

{agentName}
{brand}`,
  },
  'praise-thanks': {
    title: '感谢表扬',
    text: `{customerName}，您好：

谢谢您特意写信来。您写到的{product}的那件事，我看了，也念给同事听了，大家都很高兴。

您的话已经转给了本人和他的主管。编号 {reference}。

{agentName}
{brand}`,
  },
  'wrong-department': {
    title: '转给负责的同事',
    text: `{customerName}，您好：

您来信说到的{product}的问题（编号 {reference}），不归我这一组办，让您多走一步，很抱歉，我知道反复解释让人烦躁。

您需要的是一次找对人。我已经把全部经过交给负责的同事，您不用再说一遍；他会在{dueDate}前联系您，到那天我也会确认一次。

如果到时没有人找您，请您直接回复我，好吗？

{agentName}
{brand}`,
  },
};
