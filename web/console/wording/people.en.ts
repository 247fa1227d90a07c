export const wording = {
  title: 'People and teams',
};
