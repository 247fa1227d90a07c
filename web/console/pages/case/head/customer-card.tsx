import Container from '@cloudscape-design/components/container';
import CopyToClipboard from '@cloudscape-design/components/copy-to-clipboard';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import Link from '@cloudscape-design/components/link';
import { useDesk } from '../../../desk.ts';
import { Masked } from '../../../parts/masked.tsx';
import { usePageWords } from '../../../wording/pages.ts';
import { useCase } from '../case.ts';
import { AskButton } from '../forms/ask-button.tsx';
import { AboutForm } from './handling-forms.tsx';

/** Who complains, how they are reached, and about what. */
export function CustomerCard() {
  const { words: core } = useDesk();
  const { head: words, handling } = usePageWords('case');
  const { subject } = useCase();
  const { customer, product, orderNumber, batch, country, keyPhrases = [], policies } = subject;
  const copied = (text: string) => (
    <CopyToClipboard
      variant="inline"
      textToCopy={text}
      copyButtonAriaLabel={`${core.copy}: ${text}`}
      copySuccessText={core.copied}
      copyErrorText={core.copyFailed}
    />
  );
  const row = (label: string, value: string | undefined) =>
    value === undefined ? [] : [{ label, value: <bdi>{value}</bdi> }];
  return (
    <section aria-label={words.customer}>
      <Container
        header={
          <Header
            variant="h2"
            actions={
              <AskButton operation="correctAbout" form={() => <AboutForm />}>
                {handling.correct}
              </AskButton>
            }
          >
            {words.customer}
          </Header>
        }
      >
        <KeyValuePairs
          columns={2}
          minColumnWidth={140}
          items={[
            { label: words.name, value: <bdi>{customer.name}</bdi> },
            { label: words.language, value: core.languages[customer.language] },
            ...(customer.email === undefined ? [] : [{ label: words.email, value: copied(customer.email) }]),
            ...(customer.phone === undefined
              ? []
              : [
                  {
                    label: words.phone,
                    value: customer.phone.includes('*') ? (
                      <Masked text={customer.phone} masked />
                    ) : (
                      <Link href={`tel:${customer.phone.replaceAll(/[^\d+]/g, '')}`}>{customer.phone}</Link>
                    ),
                  },
                ]),
            ...row(words.tier, customer.tier),
            ...row(words.country, country),
            ...row(handling.product, product),
            ...row(handling.orderNumber, orderNumber),
            ...row(handling.batch, batch),
            ...row(words.phrases, keyPhrases.length > 0 ? keyPhrases.join(' · ') : undefined),
            ...row(
              words.policies,
              policies.length > 0 ? policies.map(({ id, version }) => `${id} v${version}`).join(', ') : undefined,
            ),
          ]}
        />
      </Container>
    </section>
  );
}
