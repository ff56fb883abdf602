package alerting

import "fmt"

// Threshold makes 1 of each number that fulfils the condition and 0 of the others (pkg/expr/threshold.go). A number
// that is missing stays missing; NaN fulfils no condition.
func Threshold(condition string, limits []float64, values []Value) ([]Value, error) {
	holds, err := predicate(condition, limits)
	if err != nil {
		return nil, err
	}
	if isNoData(values) {
		return NoData(), nil
	}
	judged := make([]Value, len(values))
	for index, value := range values {
		if value.isSeries {
			return nil, fmt.Errorf("looks like time series data, only reduced data can be alerted on")
		}
		judged[index] = Number(value.Labels, nil)
		if value.Number != nil {
			judged[index].Number = Float(0)
			if holds(*value.Number) {
				judged[index].Number = Float(1)
			}
		}
	}
	return judged, nil
}

func predicate(condition string, limits []float64) (func(float64) bool, error) {
	needed := 1
	if condition == "within_range" || condition == "outside_range" {
		needed = 2
	}
	if len(limits) != needed {
		return nil, fmt.Errorf("%s needs %d limits and has %d", condition, needed, len(limits))
	}
	switch condition {
	case "gt":
		return func(number float64) bool { return number > limits[0] }, nil
	case "lt":
		return func(number float64) bool { return number < limits[0] }, nil
	case "within_range":
		return func(number float64) bool { return number > limits[0] && number < limits[1] }, nil
	case "outside_range":
		return func(number float64) bool { return number < limits[0] || number > limits[1] }, nil
	default:
		return nil, fmt.Errorf("condition %s not implemented", condition)
	}
}
