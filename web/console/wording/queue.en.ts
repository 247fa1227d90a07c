export const wording = {
  title: 'Queue',
};
