export const wording = {
  title: 'Tasks',
};
