// Every scene of the page by the name its Python class gives it: values in, picture out.
//
// Each file in scenes/ enters its own here, under the file's name.
export const scenes = {};
