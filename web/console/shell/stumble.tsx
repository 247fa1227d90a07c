import { Component, type ReactNode } from 'react';
import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import { DeskContext } from '../desk.ts';

/** Keeps a page that fails from taking the console with it. What was being written stands in the tab's drafts. */
export class Stumble extends Component<{ children: ReactNode; place: string }, { failed: boolean; place: string }> {
  static override contextType = DeskContext;
  declare context: React.ContextType<typeof DeskContext>;
  override state = { failed: false, place: this.props.place };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  /** Another page is another try. */
  static getDerivedStateFromProps({ place }: { place: string }, state: { failed: boolean; place: string }) {
    return place === state.place ? null : { failed: false, place };
  }

  override render() {
    if (!this.state.failed) return this.props.children;
    const words = this.context?.words.problems;
    return (
      <Alert
        type="error"
        header={words?.crashTitle}
        action={<Button onClick={() => location.reload()}>{words?.reload}</Button>}
      >
        {words?.crash}
      </Alert>
    );
  }
}
