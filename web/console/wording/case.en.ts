export const wording = {
  title: 'Case',
};
