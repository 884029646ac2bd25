/** The root's class `elder`, from which the web page's type, targets and colours follow (app.css). */
export const enlargeRoot = (isElder: boolean): void => void document.documentElement.classList.toggle('elder', isElder)
