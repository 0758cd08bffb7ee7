/** A flame over a balance. */
export function BrandMark() {
  return (
    <svg
      viewBox="0 0 24 24"
      width="22"
      height="22"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.6"
      strokeLinecap="round"
      aria-hidden="true"
    >
      <path
        d="M12 2.2c1.5 1.7 2.2 3 2.2 4.1a2.2 2.2 0 0 1-4.4 0c0-1.1.7-2.4 2.2-4.1z"
        className="flame"
        stroke="none"
      />
      <path d="M12 10.5v10M7.5 20.5h9M3 12.2h18M5 12.4l-2 4.2h4zM19 12.4l-2 4.2h4z" />
    </svg>
  );
}
