//! Whether numbers in copy go together.

use crate::language::quantity::{Bound, Quantity, Unit};

/// What rounding may hide of a change, as a share of it.
const ROUNDED: f64 = 0.06;

/// What rounding may hide of a percentage, in points.
const POINT: f64 = 0.55;

fn is_exact(quantity: &Quantity) -> bool {
    quantity.bound == Bound::Exact
}

/// Whether a rise or fall between two percentages is given in percent and is one of points.
pub(super) fn percent_for_points(from: &Quantity, to: &Quantity, by: &Quantity) -> bool {
    let percentages = [from, to, by].iter().all(|q| q.unit == Unit::Percent && is_exact(q));
    let points = (to.value - from.value).abs();
    percentages && points > 0.0 && (by.value - points).abs() < POINT && !is_change(from, to, by)
}

/// Whether a change in percent or in numbers is not the one between two numbers.
pub(super) fn change_off(from: &Quantity, to: &Quantity, by: &Quantity) -> bool {
    if ![from, to, by].iter().all(|q| is_exact(q)) || from.value <= 0.0 || from.value.to_bits() == to.value.to_bits() {
        return false;
    }
    let same = std::mem::discriminant(&from.unit) == std::mem::discriminant(&to.unit);
    let points = (to.value - from.value).abs();
    match by.unit {
        Unit::Percent if from.unit == Unit::Percent => {
            !is_change(from, to, by) && (by.value - points).abs() >= POINT && to.unit == Unit::Percent
        }
        Unit::Percent => same && !is_change(from, to, by),
        Unit::Points => from.unit == Unit::Percent && to.unit == Unit::Percent && (by.value - points).abs() >= POINT,
        _ => false,
    }
}

/// Whether `by` is, in percent, the change from the one to the other.
fn is_change(from: &Quantity, to: &Quantity, by: &Quantity) -> bool {
    let change = 100.0 * (to.value - from.value).abs() / from.value;
    (by.value - change).abs() <= (ROUNDED * change).max(1.0)
}

/// Whether the parts are whole numbers, each less than the total, that do not add up to it.
pub(super) fn sum_off(total: &Quantity, parts: &[&Quantity]) -> bool {
    let count = |q: &Quantity| q.unit == Unit::Count && is_exact(q) && q.value.fract() == 0.0;
    let all = count(total) && parts.len() > 1 && parts.iter().all(|p| count(p) && p.value < total.value);
    all && (parts.iter().map(|p| p.value).sum::<f64>() - total.value).abs() >= 1.0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn quantity(value: f64, unit: Unit) -> Quantity {
        Quantity { tokens: 0..1, value, unit, bound: Bound::Exact, counted: None }
    }

    #[test]
    fn points_are_told_from_percent() {
        let [from, to, by] = [4.0, 6.0, 2.0].map(|v| quantity(v, Unit::Percent));
        assert!(percent_for_points(&from, &to, &by));
        assert!(!percent_for_points(&from, &to, &quantity(2.0, Unit::Points)));
        assert!(!percent_for_points(&from, &to, &quantity(50.0, Unit::Percent)));
        let [none, half] = [0.0, 0.5].map(|v| quantity(v, Unit::Percent));
        assert!(!percent_for_points(&none, &none, &half));
    }

    #[test]
    fn a_change_is_worked_out() {
        let [from, to] = [40.0, 50.0].map(|v| quantity(v, Unit::Count));
        assert!(change_off(&from, &to, &quantity(20.0, Unit::Percent)));
        assert!(!change_off(&from, &to, &quantity(25.0, Unit::Percent)));
        // What was rounded: 1.54 to 2.44 is 58 percent more, 1.46 to 2.36 is 62.
        let [from, to] = [1.5, 2.4].map(|v| quantity(v, Unit::Count));
        assert!(!change_off(&from, &to, &quantity(62.0, Unit::Percent)));
        let [from, to] = [40.0, 45.0].map(|v| quantity(v, Unit::Percent));
        assert!(change_off(&from, &to, &quantity(8.0, Unit::Points)));
        assert!(!change_off(&from, &to, &quantity(5.0, Unit::Points)));
    }

    #[test]
    fn a_change_is_told_only_between_two_numbers_of_one_kind() {
        let [from, to] = [40.0, 50.0].map(|v| quantity(v, Unit::Count));
        let by = quantity(20.0, Unit::Percent);
        assert!(change_off(&from, &to, &by));
        for from in [Quantity { bound: Bound::AtLeast, ..from.clone() }, quantity(0.0, Unit::Count), to.clone()] {
            assert!(!change_off(&from, &to, &by), "{from:?}");
        }
        let [percent, points] = [quantity(40.0, Unit::Percent), quantity(20.0, Unit::Points)];
        assert!(!change_off(&percent, &to, &by));
        assert!(!change_off(&percent, &to, &points));
        assert!(!change_off(&from, &percent, &points));
    }

    #[test]
    fn parts_are_added_up() {
        let [total, one, other] = [12.0, 5.0, 6.0].map(|v| quantity(v, Unit::Count));
        assert!(sum_off(&total, &[&one, &other]));
        assert!(!sum_off(&quantity(11.0, Unit::Count), &[&one, &other]));
        assert!(!sum_off(&total, &[&one]));
        let [half, share] = [quantity(5.5, Unit::Count), quantity(5.0, Unit::Percent)];
        let about = Quantity { bound: Bound::About, ..one.clone() };
        for part in [&half, &share, &about, &total] {
            assert!(!sum_off(&total, &[&other, part]), "{part:?}");
        }
        for total in [quantity(12.5, Unit::Count), quantity(12.0, Unit::Percent)] {
            assert!(!sum_off(&total, &[&one, &other]), "{total:?}");
        }
    }
}
