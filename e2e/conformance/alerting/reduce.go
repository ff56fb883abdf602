package alerting

import (
	"fmt"
	"math"
	"slices"
)

// Mode says what a reducer does with points that are no numbers: null, NaN and infinities.
type Mode struct {
	kind string
	with float64
}

var (
	// Strict is the default: one point that is no number makes most results NaN.
	Strict = Mode{kind: "strict"}
	// DropNN leaves such points out.
	DropNN = Mode{kind: "dropNN"}
)

// ReplaceNN puts a number in their place.
func ReplaceNN(with float64) Mode {
	return Mode{kind: "replaceNN", with: with}
}

// Reduce makes a number of each series (pkg/expr/mathexp/reduce.go). Numbers stay what they are.
func Reduce(reducer string, mode Mode, values []Value) ([]Value, error) {
	if isNoData(values) {
		return NoData(), nil
	}
	reduced := make([]Value, len(values))
	for index, value := range values {
		if !value.isSeries {
			reduced[index] = Number(value.Labels, mode.number(value.Number))
			continue
		}
		number, err := reducePoints(reducer, mode.input(value.Points))
		if err != nil {
			return nil, err
		}
		reduced[index] = Number(value.Labels, mode.output(number))
	}
	return reduced, nil
}

func (m Mode) input(points []*float64) []*float64 {
	if m.kind == Strict.kind {
		return points
	}
	var mapped []*float64
	for _, point := range points {
		switch {
		case point != nil && !math.IsNaN(*point) && !math.IsInf(*point, 0):
			mapped = append(mapped, point)
		case m.kind == "replaceNN":
			mapped = append(mapped, Float(m.with))
		}
	}
	return mapped
}

// number is nothing to reduce, but the mode holds for it too.
func (m Mode) number(number *float64) *float64 {
	points := m.input([]*float64{number})
	if len(points) == 0 {
		return nil
	}
	return points[0]
}

func (m Mode) output(number *float64) *float64 {
	if m.kind == Strict.kind || number == nil || !math.IsNaN(*number) {
		return number
	}
	if m.kind == "replaceNN" {
		return Float(m.with)
	}
	return nil
}

func reducePoints(reducer string, points []*float64) (*float64, error) {
	switch reducer {
	case "count":
		return Float(float64(len(points))), nil
	case "last":
		if len(points) == 0 {
			return Float(math.NaN()), nil
		}
		return points[len(points)-1], nil
	}
	numbers := make([]float64, len(points))
	for index, point := range points {
		if point == nil || math.IsNaN(*point) {
			return Float(math.NaN()), nil
		}
		numbers[index] = *point
	}
	return reduceNumbers(reducer, numbers)
}

func reduceNumbers(reducer string, numbers []float64) (*float64, error) {
	var sum float64
	for _, number := range numbers {
		sum += number
	}
	size := len(numbers)
	if reducer == "sum" {
		return &sum, nil
	}
	if size == 0 {
		return Float(math.NaN()), nil
	}
	switch reducer {
	case "mean":
		return Float(sum / float64(size)), nil
	case "min":
		return Float(slices.Min(numbers)), nil
	case "max":
		return Float(slices.Max(numbers)), nil
	case "median":
		sorted := slices.Sorted(slices.Values(numbers))
		return Float((sorted[(size-1)/2] + sorted[size/2]) / 2), nil
	default:
		return nil, fmt.Errorf("reduction %s not implemented", reducer)
	}
}
