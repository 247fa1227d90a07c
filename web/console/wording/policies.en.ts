export const wording = {
  title: 'Policies',
};
