export const wording = {
  title: 'Audit',
};
