import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useDesk } from '../desk.ts';

export default function ExpiredDialog({ again, later }: { again: () => void; later: () => void }) {
  const { signIn, shell } = useDesk().words;
  return (
    <Modal
      visible
      header={signIn.expiredTitle}
      closeAriaLabel={shell.close}
      onDismiss={later}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button onClick={later}>{signIn.later}</Button>
            <Button variant="primary" onClick={again}>
              {signIn.again}
            </Button>
          </SpaceBetween>
        </Box>
      }
    >
      {signIn.expired}
    </Modal>
  );
}
