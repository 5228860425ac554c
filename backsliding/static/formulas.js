// Formulas derived in backsliding.results, for the browser.
//
// Written by tools/write_formulas.py. Do not edit: change the derivation and write it again.

export function autonomous_policy(lam) {
  return 1/lam;
}

export function flattened_policy(lam, m) {
  return (1/2)*m/lam;
}

export function critical_norm(lam, D) {
  return Math.sqrt(D)/Math.sqrt(lam) + 1/lam;
}

export function printed_critical_norm(lam, D) {
  return Math.sqrt(D)/Math.pow(lam, 3/2) + 1/lam;
}

export function least_jump(lam, k) {
  return lam*Math.pow(k - 1/lam, 2);
}

export function weakest_lifted(k, D) {
  return Math.pow(k, 2)/((1/2)*Math.sqrt(D)*Math.sqrt(D + 4*k) + (1/2)*D + k);
}

export function strongest_captured(k, D) {
  return (1/2)*Math.sqrt(D)*Math.sqrt(D + 4*k) + (1/2)*D + k;
}

export function participation_switch(k, m) {
  return (1/2)*k*Math.pow(m - 2, 2)/m;
}

export function highest_sliding_joiner(k, D, m) {
  return 4*(-D + k*m - 2*k)/(Math.pow(m, 2) - 4);
}

export function joining_threshold_held(lam, D, m, tau) {
  return -Math.sqrt(D)*Math.sqrt(1 - tau)/Math.sqrt(lam) + (1/2)*m/lam + (1/2)*(1 - tau)*(2 - m)/lam;
}

export function joining_threshold_free(lam, D, m, tau) {
  return -D/(2 - m) + (1/2)*m/lam + (1/4)*(1 - tau)*(2 - m)/lam;
}

export function joining_switch(lam, m, tau) {
  return (1/4)*(1 - tau)*Math.pow(2 - m, 2)/lam;
}

export function leak_withstood(lam, k, D, m) {
  return 2*lam*(Math.sqrt(D)/Math.sqrt(lam) - k + 1/lam)/(2 - m);
}

export function even_while_held(k, D) {
  return -Math.pow(k, 2)/((1/2)*Math.sqrt(D)*Math.sqrt(D + 4*k) + (1/2)*D + k) + 2*k;
}

export function even_after_release(k, D, m) {
  return Math.sqrt(2)*Math.sqrt((-Math.pow(k, 4)*m/Math.pow((1/2)*Math.sqrt(D)*Math.sqrt(D + 4*k) + (1/2)*D + k, 2) + 2*Math.pow(k, 3)*m/((1/2)*Math.sqrt(D)*Math.sqrt(D + 4*k) + (1/2)*D + k) - 2*Math.pow(k, 2))/(m*(m - 2)));
}
